package golden.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the job is, and how far it may go. A MiniCluster runs in one JVM, so that the job and the
 * one who takes the snapshot share these fields; one job runs at a time.
 */
public final class Progress {
    private static long released;
    private static CompletableFuture<Void> nextRelease = new CompletableFuture<>();
    private static final AtomicLong EMITTED = new AtomicLong();
    private static final AtomicLong ARRIVED = new AtomicLong();
    private static final AtomicInteger SOURCE_SNAPSHOTS = new AtomicInteger();
    private static final Semaphore GATE = new Semaphore(0);
    private static boolean checkpointsHeld;
    private static int checkpointsWanted;

    private Progress() {}

    /** Before a job starts. */
    public static synchronized void reset() {
        released = 0;
        nextRelease = new CompletableFuture<>();
        EMITTED.set(0);
        ARRIVED.set(0);
        SOURCE_SNAPSHOTS.set(0);
        GATE.drainPermits();
        checkpointsHeld = false;
        checkpointsWanted = 0;
    }

    /** Lets every split emit so many more numbers. */
    public static synchronized void release(long numbersPerSplit) {
        released += numbersPerSplit;
        CompletableFuture<Void> current = nextRelease;
        nextRelease = new CompletableFuture<>();
        current.complete(null);
    }

    /** How many numbers a split may have emitted in all. */
    static synchronized long released() {
        return released;
    }

    /** Completes with the next release. */
    static synchronized CompletableFuture<Void> nextRelease() {
        return nextRelease;
    }

    static void arrive() {
        ARRIVED.incrementAndGet();
    }

    /** How many records have reached the end of the job. */
    public static long arrived() {
        return ARRIVED.get();
    }

    static void emit() {
        EMITTED.incrementAndGet();
    }

    /** How many numbers the sources have emitted. */
    public static long emitted() {
        return EMITTED.get();
    }

    static void sourceSnapshot() {
        SOURCE_SNAPSHOTS.incrementAndGet();
    }

    /** How many subtasks of sources have taken part in a checkpoint, over all checkpoints. */
    public static int sourceSnapshots() {
        return SOURCE_SNAPSHOTS.get();
    }

    /** From now on a checkpoint waits in the coordinators of the sources until it is wanted. */
    public static synchronized void holdCheckpoints() {
        checkpointsHeld = true;
    }

    /** Lets one more checkpoint go on. */
    public static synchronized void wantCheckpoint() {
        checkpointsWanted++;
        Progress.class.notifyAll();
    }

    /** Lets every checkpoint go on. */
    public static synchronized void letCheckpointsGo() {
        checkpointsHeld = false;
        Progress.class.notifyAll();
    }

    /** Waits until so many checkpoints of the job have been wanted. */
    static synchronized void awaitWanted(int checkpoints) throws InterruptedException {
        while (checkpointsHeld && checkpointsWanted < checkpoints) {
            Progress.class.wait();
        }
    }

    /** How many subtasks wait at the gate. */
    public static int waitingAtGate() {
        return GATE.getQueueLength();
    }

    static void passGate() throws InterruptedException {
        GATE.acquire();
    }

    /** Lets everything through that waits at the gate, now and later. */
    public static void openGate() {
        GATE.release(1_000_000);
    }
}
