package savepointspec.flink.model;

/** Before 1.14 there are none. */
final class ChangelogParts {
    private ChangelogParts() {}
}
