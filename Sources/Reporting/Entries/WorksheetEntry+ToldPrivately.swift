import History

extension WorksheetEntry: PrivatelyToldEntry {
    /// What stands in it is read where it is looked for.
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept the worksheet “\(name)” (troth worksheet log)"
    }
}

extension KeptAnswerEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept your answers from the worksheet “\(worksheet)” until they may be read"
    }
}
