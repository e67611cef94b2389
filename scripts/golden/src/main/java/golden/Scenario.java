package golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One golden snapshot: the job, its settings, and what happens until the snapshot is there. */
final class Scenario {
    /** Adds the job to the environment; see {@link golden.job.Jobs} for what it returns. */
    interface JobBuilder {
        int build(StreamExecutionEnvironment env);
    }

    /** What happens to the running job; the last step takes the snapshot. */
    interface Script {
        void run(RunningJob job) throws Exception;
    }

    /** The snapshot's directory; together with the release its ID. */
    final String name;
    /** As Flink's setting `state.backend` has it. */
    final String backend;
    final Kind kind;
    /** What the snapshot shows that others do not, for people. */
    final String notes;
    final JobBuilder job;
    final Script script;
    /** The first release line that can write it, such as 1.20. */
    String since = "1.11";
    /** The lines that write it; empty for all. */
    List<String> only = List.of();
    /** Where the changelog is kept; null where it is not enabled. */
    String changelog;
    int taskManagers = 1;
    /** Settings beside those that every job has, with all names that releases know them by. */
    final Map<String, String> settings = new LinkedHashMap<>();
    /** What the snapshot was written to have; words of scripts/golden/traits.ts. */
    final List<String> shows = new ArrayList<>();

    Scenario(
            String name,
            String backend,
            Kind kind,
            String notes,
            JobBuilder job,
            Script script) {
        this.name = name;
        this.backend = backend;
        this.kind = kind;
        this.notes = notes;
        this.job = job;
        this.script = script;
    }

    /** With the changelog enabled, kept by a storage: `memory` or `filesystem`. */
    Scenario changelog(String storage) {
        changelog = storage;
        return with("state.changelog.enabled", "true")
                .with("state.backend.changelog.enabled", "true")
                .with("state.changelog.storage", storage)
                .with("state.backend.changelog.storage", storage);
    }

    Scenario with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Scenario since(String line) {
        since = line;
        return this;
    }

    /** Only in some lines, where others would add nothing but size. */
    Scenario only(String... lines) {
        only = List.of(lines);
        return this;
    }

    boolean existsIn(Release release) {
        return release.isAtLeast(since) && (only.isEmpty() || only.contains(release.line()));
    }

    Scenario taskManagers(int count) {
        taskManagers = count;
        return this;
    }

    /** Adds what only metadata with properties shows, which 1.16 is the first to write. */
    Scenario showsIf(boolean written, String... traits) {
        return written ? shows(traits) : this;
    }

    Scenario shows(String... traits) {
        shows.addAll(List.of(traits));
        return this;
    }
}
