package io.gather.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.obfuscate.address.Ipv6;

/** What this machine is called, and where it is reached. */
final class OwnIdentities {
    private OwnIdentities() {}

    static List<String> of(String hostName) {
        List<String> all = new ArrayList<>(List.of(hostName));
        try {
            NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(OwnIdentities::tells).map(OwnIdentities::text).forEach(all::add);
            return all;
        } catch (SocketException e) {
            throw new GatherException(CommandError.UNREADABLE,
                    "this machine's addresses cannot be read: " + e.getMessage(), "its network interfaces",
                    "check with: ip address", e);
        }
    }

    /** All machines have the others. */
    private static boolean tells(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }

    private static String text(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : Ipv6.of(address.getAddress()).text();
    }
}
