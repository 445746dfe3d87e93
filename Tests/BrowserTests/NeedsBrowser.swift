import Browser
import Testing

extension Trait where Self == ConditionTrait {
    /// Left out where somebody says that this machine has no browser; without that a missing one is a failure.
    static var needsBrowser: Self {
        .enabled(if: !Browser.isLeftOut, "TROTH_NO_BROWSER is set, so no page is looked at")
    }
}
