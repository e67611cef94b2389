package savepointspec.flink.restore;

import savepointspec.flink.model.NotInThisRelease;

/** Before 1.13 an execution graph itself says which max parallelism a vertex may take over. */
final class Parallelisms {
    private Parallelisms() {}

    static void requireNotReactive(String scheduler) {
        if (scheduler.equals("reactive")) {
            throw new NotInThisRelease("reactive mode");
        }
    }
}
