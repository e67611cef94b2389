package golden.api;

import org.apache.flink.runtime.jobgraph.JobEdge;

/** Since 1.12 an edge says how its in-flight data is rescaled. */
public final class Edges {
    private Edges() {}

    public static String upstreamMapperOf(JobEdge edge) {
        return edge.getUpstreamSubtaskStateMapper().name();
    }

    public static String downstreamMapperOf(JobEdge edge) {
        return edge.getDownstreamSubtaskStateMapper().name();
    }
}
