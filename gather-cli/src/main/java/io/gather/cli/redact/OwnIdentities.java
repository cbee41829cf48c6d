package io.gather.cli.redact;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.obfuscate.KnownIdentities;

/** What this machine is called, and where it is reached. */
public final class OwnIdentities {
    private OwnIdentities() {}

    public static KnownIdentities of(String hostName) {
        KnownIdentities known = new KnownIdentities().host(hostName);
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                Collections.list(each.getInetAddresses()).stream().filter(OwnIdentities::tells)
                        .forEach(address -> known.address(address.getAddress()));
            }
            return known;
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
}
