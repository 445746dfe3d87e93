import Canonical
package import Consent
package import History
package import Terminal

/// What was found when everything was checked again.
package struct VerificationView: View {
    /// So many records of somebody's.
    package struct Records: Hashable, Encodable, Sendable {
        package let by: String
        package let isYours: Bool
        /// The agreement's title; nil for what its owner keeps to themselves.
        package let agreement: String?
        package let count: Int
        /// The places of records that are missing before others, counted from 1.
        package let missing: [UInt64]
        /// How many of them their author signed for as a whole, where that has come.
        package let vouched: UInt64?
    }

    package struct SignedVersion: Hashable, Encodable, Sendable {
        package struct Signer: Hashable, Encodable, Sendable {
            package let name: String
            /// As in the signature lines.
            package let key: String
            /// Whether they said no after signing, before every home had everyone's signatures.
            package let isTakenBack: Bool
        }

        package let agreement: String
        package let name: String
        package let id: String
        package let signedBy: [Signer]
        package let notSignedBy: [String]
        /// Whether every one of its people has signed it.
        package let isSignedByAll: Bool
    }

    package struct Fault: Hashable, Encodable, Sendable {
        /// Which record, by whom and where.
        package let what: String
        package let record: String?
        package let reason: String
        package let hint: String
    }

    /// What was removed from this home.
    package struct Forgotten: Hashable, Encodable, Sendable {
        package let by: String
        package let count: UInt64
        /// How many of them their author signed for as a whole.
        package let vouched: UInt64?
    }

    package let schema = "troth/verify/v0"
    package let holds: Bool
    package let records: [Records]
    package let versions: [SignedVersion]
    /// Versions that somebody signed and whose text is not here.
    package let versionsWithoutText: [String]
    /// Logs that were removed, of which hashes are left.
    package let forgotten: [Forgotten]
    package let faults: [Fault]

    private enum CodingKeys: CodingKey {
        case schema, holds, records, versions, versionsWithoutText, forgotten, faults
    }

    /// - Parameters:
    ///   - verification: what was found.
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    ///   - called: what the reader calls people, also those whom no agreement names.
    package init(
        _ verification: Verification, in ledger: Ledger, names: Names, called: (PartyID) -> String
    ) {
        let reader = names.addressed
        func title(_ subject: LogSubject) -> String? { subject.agreement.map { names[$0].title } }
        holds = verification.faults.isEmpty
        records = verification.logs.map { log in
            Records(
                by: called(log.name.author), isYours: log.name.author == reader,
                agreement: title(log.name.subject), count: log.count,
                missing: log.missing.map { $0 + 1 }, vouched: log.vouched)
        }
        .sorted { ($0.agreement ?? "", $0.by) < ($1.agreement ?? "", $1.by) }
        versions = verification.versions.map { check in
            let parties = check.version.parties
            return SignedVersion(
                agreement: names[check.version.agreement].title,
                name: names[check.version.agreement].mention(of: check.id).name, id: "\(check.id)",
                signedBy: parties.filter { check.signers.contains($0.id) }.map {
                    SignedVersion.Signer(
                        name: called($0.id), key: $0.keyName,
                        isTakenBack: ledger.refusers(of: check.id).contains($0.id)
                            && !ledger.isHeldByAll(check.id))
                },
                notSignedBy: parties.map(\.id).filter { !check.signers.contains($0) }.map(called),
                isSignedByAll: check.isSignedByAll)
        }
        versionsWithoutText = verification.versionsWithoutText.sorted().map(\.description)
        forgotten = verification.forgotten.map {
            Forgotten(by: called($0.name.author), count: $0.count, vouched: $0.vouched)
        }
        faults = verification.faults.map { fault in
            let name = called(fault.log.author)
            let whose = fault.log.author == reader ? "your" : "\(name)’s"
            let place = fault.index.map { "\(whose) record \($0 + 1)" } ?? "\(whose) records"
            let home = title(fault.log.subject).map { " in “\($0)”" } ?? ", the private ones"
            return Fault(
                what: place + home, record: fault.record.map(\.description),
                reason: fault.reason.inWords(ledger, called),
                hint: fault.hint(isOwn: fault.log.author == reader))
        }
    }

    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading("Records")
        page.fields(records.map { ($0.by, StyledText($0.inWords)) }, level: 1)
        if !versions.isEmpty { page.heading("Versions and whose signatures of them hold") }
        for version in versions { version.show(on: &page) }
        for id in versionsWithoutText {
            page.put("a version was signed whose text is not here: \(id)", level: 1)
        }
        if !forgotten.isEmpty { page.heading("Removed from this home; hashes are left") }
        page.fields(forgotten.map { ($0.by, StyledText($0.inWords)) }, level: 1)
        page.gap()
        guard !holds else {
            page.put("everything that is here holds: records, signatures, texts and their ids")
            return page.lines
        }
        page.heading("What does not hold")
        for fault in faults {
            page.put("\(StyledText(fault.what, .error)): \(fault.reason)", level: 1)
            if let record = fault.record { page.put("record \(StyledText(record, .muted))", level: 2) }
            page.put(StyledText(fault.hint), level: 2)
        }
        return page.lines
    }
}

extension VerificationView.Forgotten {
    fileprivate var inWords: String {
        "\(count) \(count == 1 ? "record" : "records")"
            + (vouched.map { "; signed for as a whole: \($0)" } ?? "")
    }
}

extension VerificationView.Records {
    fileprivate var inWords: String {
        let home = agreement.map { "in “\($0)”" } ?? "private"
        var words = "\(count) \(count == 1 ? "record" : "records"), \(home)"
        if let vouched { words += "; signed for as a whole: \(vouched)" }
        if !missing.isEmpty {
            let places = missing.map(String.init).joined(separator: ", ")
            words += "; missing here: \(places) (ask for: troth send --all)"
        }
        return words
    }
}

extension VerificationView.SignedVersion {
    fileprivate func show(on page: inout Page) {
        page.put("\(name) of “\(agreement)”", level: 1)
        page.put(StyledText(id, .muted), level: 2)
        for signer in signedBy {
            let isBack = signer.isTakenBack ? "; taken back since" : ""
            page.put("signed by \(signer.name), key \(signer.key)\(isBack)", level: 2)
        }
        if !notSignedBy.isEmpty {
            page.put("not signed by \(notSignedBy.joined(separator: " and "))", level: 2)
        }
    }
}

extension Party {
    /// What their signature lines call their key.
    var keyName: String { verifierKey.description.prefix { $0 != "+" }.description }
}

extension Verification.Fault.Reason {
    fileprivate func inWords(_ ledger: Ledger, _ called: (PartyID) -> String) -> String {
        switch self {
        case .unknownAuthor: "you have no card of whoever wrote them"
        case .record(let reason): reason
        case .misplaced: "it does not belong where it lies"
        case .twoForOnePlace: "there is another record for the same place"
        case .otherRecords(let reason): "what their author signed for as a whole does not fit: \(reason)"
        case .version(let reason): "the version in it does not hold: \(reason)"
        case .signature(let id):
            "it is no signature of \(ledger.versions[id].map { "version \($0.number)" } ?? "an unknown version") by its author"
        case .setBack: "there was more here once than there is now: this home was set back to an older copy"
        case .claimed(let parties):
            "\(parties.sorted().map(called).joined(separator: " and ")) had more of them than are here: this home may have been set back"
        }
    }
}

extension Verification.Fault {
    fileprivate func hint(isOwn: Bool) -> String {
        switch reason {
        case .unknownAuthor: "if you know them, ask for their card: troth contact add FILE"
        case .setBack, .claimed: "ask for `troth send --all`, and receive it"
        case .twoForOnePlace where isOwn:
            "your home was copied or set back and written to twice; from there on, what you give does not count"
        case .twoForOnePlace:
            "from there on, what they give does not count, and what they take away does; talk to them"
        default:
            isOwn
                ? "bring the home back from a backup; whoever you share this with has a copy"
                : "do not rely on it; ask them for `troth send --all`, and talk to them"
        }
    }
}
