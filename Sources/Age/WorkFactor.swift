/// How much work a passphrase costs to try.
package enum WorkFactor {
    /// The work factors that files are sealed and opened with. Each step doubles time and memory: 18 takes 256 MiB
    /// and about a second, 22 takes 4 GiB.
    package static let allowed = 1...22
    /// The work factor that age itself uses.
    package static let usual = 18
}
