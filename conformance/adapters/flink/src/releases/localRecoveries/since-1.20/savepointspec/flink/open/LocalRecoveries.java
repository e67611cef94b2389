package savepointspec.flink.open;

import org.apache.flink.runtime.state.LocalRecoveryConfig;

/** No snapshot has a copy on the task manager. */
final class LocalRecoveries {
    private LocalRecoveries() {}

    static LocalRecoveryConfig none() {
        return LocalRecoveryConfig.BACKUP_AND_RECOVERY_DISABLED;
    }
}
