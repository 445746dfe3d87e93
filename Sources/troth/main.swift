import CPlatform
import Commands
import Glibc

// Before anything secret is in memory: no core dump, and no other process of the same user may look in.
_ = troth_harden()
exit(Troth.run(Array(CommandLine.arguments.dropFirst())))
