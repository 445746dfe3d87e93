import History
import Reporting
import Testing

@Suite struct PrivatelyToldTests {
    /// A new kind that may stand in the private log has its sentence there, and one of a thread none.
    @Test func everyKindThatMayBePrivateCanBeTold() {
        #expect(AnyEntry.kinds.count { $0.place == .own } >= 14)
        for kind in AnyEntry.kinds {
            let isTold = kind is any PrivatelyToldEntry.Type
            #expect(isTold == (kind.place != .thread), "\(kind.kind)")
        }
    }
}
