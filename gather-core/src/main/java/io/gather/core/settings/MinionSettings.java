package io.gather.core.settings;

import java.util.List;

/**
 * The daemon of this machine, which runs what overlords ask over RPC.
 *
 * @param listen the address where it is asked; empty: all of this machine
 * @param port 0: the usual one
 * @param allow groups and items that may be gathered; empty: all of this machine's catalog
 * @param commands whether what the catalog does not have may be gathered too
 * @param sudo programs that run as root by sudo, where the daemon is somebody else
 * @param certificate its certificate and those between it and the authority, instead of what enrolment made; empty: none
 * @param key of the certificate; empty: in the same file
 * @param authority whose certificates overlords have, instead of the cluster's own
 * @param revocations a list of certificates that the authority revoked; empty: none
 * @param overlords names in certificates of overlords; empty, where enrolment made the certificate: all that its authority signed
 */
public record MinionSettings(String listen, int port, List<String> allow, boolean commands, List<String> sudo,
        String certificate, String key, String authority, String revocations, List<String> overlords) {
    /** Of files that only the daemon may read, while these settings are everybody's. */
    private static final Form<String> PATH = Forms.TEXT.called("path");

    public static final Section<MinionSettings> SECTION = new Section<>("minion", builtIn(), MinionSettings::each);

    public MinionSettings {
        allow = List.copyOf(allow);
        sudo = List.copyOf(sudo);
        overlords = List.copyOf(overlords);
    }

    public static MinionSettings builtIn() {
        return new MinionSettings("", 0, List.of(), false, List.of(), "", "", "", "", List.of());
    }

    private MinionSettings each(Section.Fields each) {
        return new MinionSettings(each.of("listen", Forms.HOST, listen), each.of("port", Forms.PORT, port),
                each.of("allow", Forms.LIST, allow), each.of("commands", Forms.FLAG, commands),
                each.of("sudo", Forms.LIST, sudo),
                each.of("certificate", PATH, certificate), each.of("key", PATH, key),
                each.of("authority", PATH, authority),
                each.of("revocations", PATH, revocations),
                each.of("overlords", Forms.LIST, overlords));
    }
}
