package savepointspec.flink.open;

/** A backend opened what it was given, and has no way to tell what it holds. */
final class Untold extends Exception {
    private static final long serialVersionUID = 1;

    Untold(String why) {
        super("the backend opened what it was given, and does not tell what it holds: " + why);
    }
}
