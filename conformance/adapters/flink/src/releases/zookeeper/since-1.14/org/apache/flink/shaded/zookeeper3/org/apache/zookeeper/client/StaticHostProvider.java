package org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;

/**
 * Stands in for ZooKeeper 3.4's own, which takes an address's host from its text and so finds none on
 * Java 14 and newer, where that text is another one.
 */
public final class StaticHostProvider implements HostProvider {
    private final InetSocketAddress server;

    public StaticHostProvider(Collection<InetSocketAddress> servers) throws UnknownHostException {
        InetSocketAddress named = servers.iterator().next();
        server =
                new InetSocketAddress(
                        InetAddress.getByName(named.getHostString()), named.getPort());
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public InetSocketAddress next(long spinDelayMilliseconds) {
        return server;
    }

    @Override
    public void onConnected() {}
}
