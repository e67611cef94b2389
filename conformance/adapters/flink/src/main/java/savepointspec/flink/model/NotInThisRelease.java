package savepointspec.flink.model;

/** Something is asked for that this release of Flink does not have. */
public final class NotInThisRelease extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotInThisRelease(String what) {
        super("this release of Flink has no " + what);
    }
}
