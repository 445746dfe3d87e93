package import Consent

extension Archive {
    /// - Parameter agreement: a thread.
    /// - Returns: others' requests to delete what there is of it that the owner has not answered, oldest first.
    package func openDeletionRequests(in agreement: AgreementID) -> [Posted<DeletionRequestEntry>] {
        let answered = Set(
            posted(DeletionReceiptEntry.self, in: agreement).filter { $0.author == owner }.map(
                \.entry.request))
        return posted(DeletionRequestEntry.self, in: agreement)
            .filter { $0.author != owner && !answered.contains($0.id) }
    }
}
