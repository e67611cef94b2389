package savepointspec.flink.model;

/** What Flink 2.0 and later know of an operator beside its ID; either may be {@code null}. */
public final class OperatorNames {
    final String name;
    final String uid;

    public OperatorNames(String name, String uid) {
        this.name = name;
        this.uid = uid;
    }
}
