import History

extension ReflectionEntry: PrivatelyToldEntry {
    /// Neither the question nor the answer: somebody may look over a shoulder.
    package func toldPrivately(_ names: PrivateNames) -> String {
        (continues == nil ? "wrote a reflection" : "went on with a reflection") + " (troth reflect list)"
    }
}
