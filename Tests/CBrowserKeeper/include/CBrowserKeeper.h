#ifndef TROTH_CBROWSERKEEPER_H
#define TROTH_CBROWSERKEEPER_H

#include <sys/types.h>

/// Starts a program, and beside it a small process that keeps it: the keeper ends when the program and everything that
/// the program started have ended and been waited for, and it removes `folder` last.
///
/// The program reads its file 3 and writes its file 4: both are `channel`. It has `messages` for its standard error, and
/// none of this process's other files. `arguments` begins with the path of the program; it and `environment` end with
/// NULL. When this process ends, however it ends, the program goes too. SIGTERM to the keeper kills the program.
/// Returns the process id of the keeper, or -1 with `errno`.
pid_t troth_keep(
    int channel, int messages, const char *folder, char *const arguments[], char *const environment[]);

#endif
