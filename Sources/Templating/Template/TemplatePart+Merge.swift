import Canonical

/// Putting what a template has of its own over what its base has.
extension TemplatePart {
    /// - Parameters:
    ///   - part: what stands in the template’s own file.
    ///   - base: what its base comes to.
    ///   - problems: takes what does not fit.
    /// - Returns: the template’s sections in its order, those of one id as one, then what else the base has.
    static func merge(
        _ part: TemplatePart, over base: [Section], _ problems: inout Problems
    ) -> [Section] {
        let all = base.flatMap(\.items)
        for omitted in part.omit where !all.contains(where: { $0.item.id == omitted.value }) {
            let known = all.map(\.item.id.description)
            let hint = Suggestion.hint(for: Array(omitted.value.description.utf8), among: known)
            problems.note(
                YAMLError("the base has no item “\(omitted.value)” to leave out\(hint)", at: omitted.place))
        }
        for own in part.sections.flatMap(\.items) {
            guard let earlier = all.first(where: { $0.item.id == own.item.id }) else { continue }
            let (old, new) = (earlier.item.nature.name.rawValue, own.item.nature.name.rawValue)
            guard old != new else { continue }
            problems.note(
                YAMLError(
                    "“\(own.item.id)” is a \(old) in the base and can’t become a \(new); choose another id",
                    at: own.place))
        }
        let left = Set(part.omit.map(\.value))
        var rest = base.map { section in
            var section = section
            section.items.removeAll { left.contains($0.item.id) }
            return section
        }
        let kept = rest
        var merged: [Section] = []
        for section in part.sections {
            let index = rest.firstIndex { $0.id.value == section.id.value }
            let earlier = index.map { rest.remove(at: $0) }
            let items = mergedItems(section, over: earlier?.items ?? [], kept, &problems)
            if section.title == nil, earlier?.title == nil {
                problems.note(
                    YAMLError("“title” is missing here; the base has no such section", at: section.id.place))
            }
            if items.isEmpty, !section.hasItems {
                problems.note(
                    YAMLError("nothing is left in this section; leave it out too", at: section.id.place))
            }
            merged.append(
                Section(
                    id: section.id, title: section.title ?? earlier?.title,
                    help: section.help ?? earlier?.help, items: items, hasItems: true))
        }
        return merged + rest.filter { !$0.items.isEmpty }
    }

    /// The base’s items, each replaced by the template’s of the same id, then what else the template has.
    private static func mergedItems(
        _ section: Section, over earlier: [Item], _ base: [Section], _ problems: inout Problems
    ) -> [Item] {
        var items = earlier
        for own in section.items {
            if let index = items.firstIndex(where: { $0.item.id == own.item.id }) {
                items[index] = own
                continue
            }
            let other = base.first { $0.items.contains { $0.item.id == own.item.id } }
            if let other, other.id.value != section.id.value {
                problems.note(
                    YAMLError(
                        "“\(own.item.id)” stands in the base’s section “\(other.id.value)”; write it there, or "
                            + "name it under “omit” too", at: own.place))
                continue
            }
            items.append(own)
        }
        return items
    }
}

/// What a template and its bases come to, once all of it is known.
struct Merged {
    let sections: [Template.Section]

    /// - Parameters:
    ///   - sections: what was put together.
    ///   - part: the file that people named.
    ///   - problems: takes what does not fit.
    init(_ sections: [TemplatePart.Section], of part: TemplatePart, _ problems: inout Problems) {
        let items = sections.flatMap(\.items)
        let rows = Set(items.filter { $0.item.nature.name == .row }.map(\.item.id))
        let targets = rows.union(sections.map(\.id.value))
        if let place = part.extends?.place {
            for item in items where item.place.file != place.file {
                guard let complaint = item.item.complaint(part.roles), !part.roles.isEmpty else { continue }
                problems.note(
                    YAMLError(
                        "“\(item.item.id)” comes from the base (\(item.place)), and \(complaint); add the role, "
                            + "write the item anew or leave it out with “omit”", at: place))
            }
            if items.count > Template.mostItems {
                problems.note(YAMLError("more than \(Template.mostItems) items with the base’s", at: place))
            }
            if sections.count > Template.mostSections {
                problems.note(
                    YAMLError("more than \(Template.mostSections) sections with the base’s", at: place))
            }
        }
        // What a base suggests may have been left out by the template; what the template itself names must be there.
        for item in items where !part.roles.isEmpty && item.place.file == part.place.file {
            for target in item.mustHaveFor where !targets.contains(target.value) {
                let known = targets.map(\.description).sorted()
                let hint = Suggestion.hint(for: Array(target.value.description.utf8), among: known)
                problems.note(
                    YAMLError(
                        "“\(target.value)” is neither a row nor a section of this template\(hint)",
                        at: target.place))
            }
        }
        self.sections = sections.compactMap { section in
            guard let title = section.title else { return nil }
            return Template.Section(
                id: section.id.value, title: title, help: section.help,
                items: section.items.map { part in
                    let item = part.item
                    return Template.Item(
                        id: item.id, label: item.label, help: item.help, talk: item.talk,
                        nature: item.nature,
                        mustHaveFor: part.mustHaveFor.map(\.value).filter {
                            targets.contains($0) && $0 != item.id
                        })
                })
        }
    }
}

extension Template.Item {
    /// - Parameter roles: the roles of a template that takes this item over.
    /// - Returns: why it can’t; nil where it can.
    fileprivate func complaint(_ roles: [Template.Role]) -> String? {
        let named: [Slug] =
            switch nature {
            case .row(let row): row.sides.map(\.role)
            case .protection(let protection): [protection.for, protection.by].compactMap(\.role)
            case .promise(let promise): [promise.by, promise.to].compactMap(\.role)
            case .fact: []
            }
        if let missing = named.first(where: { role in !roles.contains { $0.id == role } }) {
            return "this template has no role “\(missing)”"
        }
        guard case .row(let row) = nature else { return nil }
        let twice = roles.first { $0.isSeveral == false && row.sides(usuallyOf: $0.id).count > 1 }
        return twice.map { "the \($0.id) would take two sides of it" }
    }
}

extension Template.Who {
    /// The role, where it is one.
    fileprivate var role: Slug? {
        guard case .role(let role) = self else { return nil }
        return role
    }
}
