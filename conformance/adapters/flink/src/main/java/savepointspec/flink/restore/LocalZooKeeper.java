package savepointspec.flink.restore;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.flink.util.FileUtils;

/** A ZooKeeper in this process, that of Flink's own jars. It is started when it is first needed. */
final class LocalZooKeeper {
    private static final int TICK_MILLISECONDS = 2_000;
    private static final int CONNECTIONS = 8;

    private static String connectString;

    private LocalZooKeeper() {}

    /** Where clients connect to. */
    static synchronized String connectString() throws Exception {
        if (connectString == null) {
            connectString = start();
        }
        return connectString;
    }

    private static String start() throws Exception {
        // What it holds is needed no longer than this process: nothing waits for the disk.
        System.setProperty("zookeeper.forceSync", "no");
        System.setProperty("zookeeper.preAllocSize", "64");
        File data = temporaryFolder();
        NIOServerCnxnFactory factory = new NIOServerCnxnFactory();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        factory.configure(new InetSocketAddress(loopback, 0), CONNECTIONS);
        factory.startup(new ZooKeeperServer(data, data, TICK_MILLISECONDS));
        return loopback.getHostAddress() + ':' + factory.getLocalPort();
    }

    private static File temporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("savepoint-spec-zookeeper-");
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> FileUtils.deleteDirectoryQuietly(folder.toFile())));
        return folder.toFile();
    }
}
