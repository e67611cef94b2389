package golden;

/** A Flink release, such as 1.20.1. */
final class Release {
    private final String version;

    Release(String version) {
        this.version = version;
    }

    /** Such as 1.20. */
    String line() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /** Whether it belongs to a line, such as 1.13, or to a later one. */
    boolean isAtLeast(String line) {
        return number(version) >= number(line);
    }

    private static int number(String release) {
        String[] parts = release.split("\\.");
        return 1000 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    }
}
