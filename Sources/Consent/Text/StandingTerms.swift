/// The terms that stand in every agreement, word for word, and that nothing else in it changes.
package enum StandingTerms {
    /// The terms, a sentence a line.
    package static let lines = [
        "Anyone may say no, slow down, stop, tighten or leave at any time, alone, without a reason.",
        "A spoken or signalled no counts at once, recorded or not.",
        "What is not clearly agreed is not agreed; what is agreed may be offered, is never owed, and must be wanted at the time.",
        "No new yes is sought in headspace, drop or intoxication.",
        "Limits, stopping, illness and leaving are never punished; help may always be called.",
        "Endings do not end care that is owed, privacy, the deletion of images on request, the opening of locks, or the return of belongings.",
        "This records what we discussed; it is not consent, not proof of consent, and not a contract at law.",
        "Each of us has declared to be an adult.",
        "Nothing else in this text changes these terms.",
    ]
}
