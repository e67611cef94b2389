package golden.api;

import org.apache.flink.runtime.jobgraph.JobEdge;

/** Before 1.12 an edge does not say how its in-flight data is rescaled, as it never is. */
public final class Edges {
    /** What later releases take where nothing is said. */
    private static final String MAPPER = "ROUND_ROBIN";

    private Edges() {}

    public static String upstreamMapperOf(JobEdge edge) {
        return MAPPER;
    }

    public static String downstreamMapperOf(JobEdge edge) {
        return MAPPER;
    }
}
