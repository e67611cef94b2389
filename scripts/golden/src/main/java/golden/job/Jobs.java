package golden.job;

import golden.job.OperatorLists.Modes;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The jobs that are snapshot. Each has a FLIP-27 source, whose enumerator is an operator coordinator. Each
 * method says how many records reach the job's end for every number that a split may emit.
 */
public final class Jobs {
    private static final long KEYS = 8;
    private static final int SPLITS = 2;
    private static final Numbers.Ending NEVER = split -> false;
    private static final Numbers.Ending ALWAYS = split -> true;

    private Jobs() {}

    /** Operator state of all three modes, keyed state with timers, an operator without a uid. */
    public static int counts(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        SingleOutputStreamOperator<Long> lists =
                numbers(env, "numbers", NEVER)
                        .process(new OperatorLists(Modes.SPLIT_UNION_BROADCAST), Types.LONG)
                        .name("lists")
                        .uid("lists");
        end(byKey(lists).process(new CountByKey(), Types.LONG).name("count").uid("count"));
        return SPLITS;
    }

    /** The least keyed state, in a vertex of its own. */
    public static int sums(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        end(
                byKey(numbers(env, "numbers", NEVER))
                        .process(new SumByKey(), Types.LONG)
                        .name("sum")
                        .uid("sum"));
        return SPLITS;
    }

    /**
     * Raw keyed and raw operator state at a max parallelism of 12 and a parallelism of 3, under a uid hash;
     * then operator state without a uid in a vertex of its own.
     */
    public static int rawStates(StreamExecutionEnvironment env) {
        // Sources of 1.11 have no parallelism of their own but 1.
        env.setParallelism(2);
        SingleOutputStreamOperator<Long> raw =
                byKey(numbers(env, "numbers", NEVER))
                        .transform("raw", Types.LONG, new RawStates())
                        .uid("raw")
                        .setParallelism(3)
                        .setMaxParallelism(12);
        raw.setUidHash("0123456789abcdef0123456789abcdef");
        end(
                raw.process(new OperatorLists(Modes.SPLIT), Types.LONG)
                        .name("lists without uid")
                        .setParallelism(3)
                        .disableChaining());
        return SPLITS;
    }

    /** Records wait before a gate, so that an unaligned checkpoint holds them. */
    public static int inFlight(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        env.setBufferTimeout(0);
        end(
                numbers(env, "numbers", NEVER)
                        .rebalance()
                        .process(new Gated(), Types.LONG)
                        .name("gated")
                        .uid("gated"));
        return SPLITS;
    }

    /** One source ends as a whole; of the other only the second subtask does. */
    public static int finishing(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        end(
                numbers(env, "ended", ALWAYS)
                        .process(new OperatorLists(Modes.SPLIT), Types.LONG)
                        .name("ended lists")
                        .uid("ended-lists"));
        SingleOutputStreamOperator<Long> lists =
                numbers(env, "partly", split -> split == 1)
                        .process(new OperatorLists(Modes.SPLIT), Types.LONG)
                        .name("partly lists")
                        .uid("partly-lists");
        end(byKey(lists).process(new CountByKey(), Types.LONG).name("count").uid("count"));
        return 2 * SPLITS;
    }

    /** A master hook; one subtask sends everything to two. */
    public static int hooked(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        SingleOutputStreamOperator<Long> hooked =
                numbers(env, "numbers", NEVER)
                        .setParallelism(1)
                        .broadcast()
                        .process(new Hooked(), Types.LONG)
                        .name("hooked")
                        .uid("hooked");
        end(
                hooked.process(new OperatorLists(Modes.SPLIT_UNION_BROADCAST), Types.LONG)
                        .name("lists")
                        .uid("lists"));
        return 2 * SPLITS;
    }

    private static SingleOutputStreamOperator<Long> numbers(
            StreamExecutionEnvironment env, String uid, Numbers.Ending ending) {
        Numbers source = new Numbers(SPLITS, ending);
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), uid, Types.LONG).uid(uid);
    }

    private static KeyedStream<Long, Long> byKey(SingleOutputStreamOperator<Long> stream) {
        return stream.keyBy(number -> number % KEYS, Types.LONG);
    }

    private static void end(SingleOutputStreamOperator<Long> stream) {
        stream.process(new End(), Types.VOID).name("end").setParallelism(stream.getParallelism());
    }
}
