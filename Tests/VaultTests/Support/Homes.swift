import HistorySupport
import TestSupport
import Canonical
import Consent
import History
import Sodium
import Vault

let passphrase = "correct horse"

/// The cheapest work factor that a home may have: what it costs is not what is tested.
let workFactor = 10

func makeHome(on disk: any Disk) throws -> Home {
    try Home(creatingOn: disk, passphrase: secret(passphrase), workFactor: workFactor)
}

func openHome(on disk: any Disk) throws -> Home {
    try Home(openingOn: disk, passphrase: secret(passphrase))
}

extension Home {
    func person(_ name: String) throws -> Card {
        Card(name: try Line(name), verifierKey: keys.verifierKey, recipient: keys.recipient)
    }

    /// The texts of everything that the home knows, in an order that does not depend on how it came.
    var texts: [[UInt8]] { archive.records.map(\.text.bytes) }
}

/// Rex's home with a private log, one of his own in a thread, and Cooper's with a gap and a fork.
struct SmallHome {
    let disk = MemoryDisk()
    let cast: Cast
    let source: VersionSource
    let cooper: Journal
    /// The disk before anything was received, and after each of Rex's own records.
    private(set) var earlier: [[String: [UInt8]]] = []

    init() throws {
        cast = try Cast()
        let home = try makeHome(on: disk)
        let rex = Person(keys: home.keys, card: try home.person("Rex"))
        source = try cast.version(with: [rex])
        let subject = LogSubject.agreement(source.version.agreement)
        try home.write([.profile(name: Line("Rex"))], to: .private, at: time(0))
        earlier.append(disk.files)
        try home.write([cast.signature(of: rex, under: source)], to: subject, at: time(1))
        earlier.append(disk.files)

        var cooper = Journal(cast.cooper, subject)
        try cooper.write(.proposal(source))
        try cooper.write(.pause)
        for index in 0..<3 { try cooper.write(.signal(prose("signal \(index)"))) }
        var other = cooper.first(1)
        try other.write(.leave)
        self.cooper = cooper
        let contacts = [rex.card, cast.cooper.card]
        _ = try home.receive(
            Bundle(heads: [cooper.first(2).head()], records: cooper.first(3).records.map(\.note)),
            contacts: contacts)
        _ = try home.receive(
            Bundle(heads: [], records: [cooper.records[4].note, other.records[1].note]), contacts: contacts)
        try home.write([.pause], to: subject, at: time(2))
        earlier.append(disk.files)
    }

    var contacts: [Card] { get throws { [try openHome(on: disk).person("Rex"), cast.cooper.card] } }
}
