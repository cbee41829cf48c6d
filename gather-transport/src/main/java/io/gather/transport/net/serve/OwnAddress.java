package io.gather.transport.net.serve;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** An address of this machine under which others may reach it. */
public final class OwnAddress {
    private OwnAddress() {}

    /** One of version 4 before one of version 6; none of bridges to containers. */
    public static Optional<String> find() throws SocketException {
        List<InetAddress> all = NetworkInterface.networkInterfaces()
                .filter(it -> !it.getName().startsWith("docker") && !it.getName().startsWith("lxdbr"))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress() && !it.isMulticastAddress()
                        && !it.isAnyLocalAddress())
                .toList();
        return all.stream().filter(Inet4Address.class::isInstance).findFirst().or(() -> all.stream().findFirst())
                .map(it -> it.getHostAddress().replaceFirst("%.*", ""));
    }
}
