import Canonical
import Consent
import History
import Templating
import TransparencyLog

/// Says who takes which role.
struct Seating {
    let template: Template
    let session: Session

    init(_ template: Template, _ session: Session) {
        self.template = template
        self.session = session
    }

    func parties(me role: Slug, others: [String]) throws -> [Party] {
        var seated: [(role: Slug, card: Card)] = [(role, try session.ownCard)]
        for argument in others {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let contact = try session.contact(named: parts[0])
            guard !seated.contains(where: { $0.card.party == contact.card.party }) else {
                throw Failure(.usage, "\(contact.label) is named twice")
            }
            seated.append(
                (try self.role(parts.count == 2 ? parts[1] : nil, beside: seated.map(\.role)), contact.card))
        }
        let ordered = template.roles.flatMap { role in seated.filter { $0.role == role.id } }
        for role in template.roles {
            let count = ordered.filter { $0.role == role.id }.count
            guard count >= 1, count == 1 || role.isSeveral else {
                throw Failure(
                    .usage,
                    count == 0 ? "nobody takes the role \(role.id)" : "only one can take the role \(role.id)",
                    hints: "give each other a role: --with NAME=ROLE")
            }
        }
        return try zip(ordered, Party.seats(for: ordered.map(\.role))).map { place, seat in
            try Party(
                seat: seat, role: place.role, name: place.card.name,
                verifierKey: Line("\(place.card.verifierKey)"),
                recipient: Line("\(place.card.recipient)"))
        }
    }

    private func role(_ named: String?, beside taken: [Slug]) throws -> Slug {
        if let named {
            guard let role = Slug(named), template.role(role) != nil else {
                throw Failure(
                    .usage, "the template \(template.id) has no role “\(named)”",
                    hints: "its roles: \(template.roles.map(\.id.description).joined(separator: ", "))")
            }
            return role
        }
        let free = template.roles.filter { $0.isSeveral || !taken.contains($0.id) }
        let untaken = free.filter { !taken.contains($0.id) }
        guard let role = untaken.first ?? free.first, untaken.count <= 1 else {
            throw Failure(.usage, "say which role each takes", hints: "--with NAME=ROLE")
        }
        return role.id
    }
}
