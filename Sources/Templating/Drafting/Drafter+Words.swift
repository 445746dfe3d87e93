import Canonical
import Consent

/// What stands in words: protections, promises, facts.
extension Drafter {
    /// - Returns: a protection, or one for each person; without those that have no words yet.
    mutating func protections(_ item: Template.Item, _ protection: Template.Protection) throws -> [Item] {
        let answer = worksheet.protections[item.id]
        let owners: [Party?] = protection.isEach ? parties : [nil]
        var items: [Item] = []
        for owner in owners {
            let isOwn = owner.map { $0.id == author.id } ?? true
            let (id, label) = try name(item, owner)
            let protects = people(protection.for, owner)
            let providers = people(protection.by, owner)
            guard !protects.isEmpty, !providers.isEmpty else { continue }
            guard let words = words(isOwn ? answer?.text : nil, of: id, label, usual: protection.text) else {
                openQuestions.append(
                    Draft.OpenQuestion(
                        item: id, label: label, ask: protection.ask, whose: owner?.id,
                        isRequired: protection.isRequired))
                continue
            }
            if isOwn {
                mustHaves[.other(id)] = answer?.mustHave
                present.insert(item.id)
            }
            // Who answers for themselves and cannot give a thing means: to the others.
            let isForOthers = protects != [author.id] || providers == [author.id]
            if answer?.cannotProvide == true, providers.contains(author.id), isForOthers {
                cannotProvide.append(id)
            }
            items.append(
                .protection(
                    Protection(
                        id, label: label, kind: protection.kind, protects: protects, providers: providers,
                        words: words)))
        }
        return items
    }

    /// - Returns: a promise for everyone who makes it: the author's as they write it now, all others as they stand.
    func promises(_ item: Template.Item, _ promise: Template.Promise) throws -> [Item] {
        let makers = parties.filter { people(promise.by, nil).contains($0.id) }
        let isOneEach = promise.by == .each || makers.count > 1
        return try makers.compactMap { maker in
            let (id, label) = try name(item, isOneEach ? maker : nil)
            guard maker.id == author.id, let words = worksheet.promises[item.id] else {
                guard case .promise(let earlier) = base[.other(id)], isMade(earlier) else { return nil }
                return .promise(earlier)
            }
            let others = people(promise.to, nil).subtracting([maker.id])
            guard !others.isEmpty else {
                throw YAMLError("there is nobody in this agreement to promise it to", at: words.place)
            }
            return .promise(Promise(id, label: label, maker: maker.id, to: others, words: words.value))
        }
    }

    /// Whether its maker has made a promise in these words: nobody promises by another's pen.
    func isMade(_ promise: Promise) -> Bool {
        given.newestVersion(promise.maker)?.promises.contains(promise) ?? false
    }

    /// - Returns: a fact, where anybody has said anything.
    mutating func facts(_ item: Template.Item, _ fact: Template.Fact) throws -> [Item] {
        let (id, label) = try name(item, nil)
        guard let words = words(worksheet.facts[item.id]?.value, of: id, label, usual: fact.text) else {
            return []
        }
        return [.fact(Fact(id, label: label, words: words))]
    }

    /// - Parameters:
    ///   - answer: what the author says. The template's own words stand in every blank worksheet: whoever leaves them
    ///     there does not mean to undo what others wrote.
    ///   - id: what the base may have it as.
    ///   - label: what it is called.
    ///   - usual: the template's words.
    private mutating func words(_ answer: Prose?, of id: Slug, _ label: Line, usual: Prose?) -> Prose? {
        if let answer, answer != usual { return answer }
        if let earlier = base.words(of: id) {
            // Words that the author has proposed or signed are theirs already.
            if earlier != usual || answer == nil, newest[author.id]?.words(of: id) != earlier {
                borrowed.append(Draft.Borrowed(label: label, item: id, origin: .base))
            }
            return earlier
        }
        if usual != nil, answer == nil {
            borrowed.append(Draft.Borrowed(label: label, item: id, origin: .template))
        }
        return usual
    }
}

extension Template.Protection {
    /// What the rules must know of it. A signal stays longer than aftercare does, so that comes first.
    var kind: Protection.Kind {
        switch signal {
        case .spoken: .spokenSignal
        case .silent: .silentSignal
        case nil: isAftercare ? .aftercare : .plain
        }
    }
}
