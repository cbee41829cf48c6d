package io.gather.cli.minion;

import java.nio.file.Path;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;

/**
 * The unit of systemd that serves a node. It takes away what no item of the catalog needs; what is left is what looking at a whole machine
 * takes.
 */
record ServiceUnit(Path program, String user) {
    /** Whoever is somebody else may need sudo. */
    private static final String ROOT = "NoNewPrivileges=yes\nRestrictSUIDSGID=yes\n";

    ServiceUnit {
        if (!user.matches("[A-Za-z_][A-Za-z0-9_.-]{0,63}")) {
            throw new GatherException(CommandError.COMMAND_LINE, "'" + user + "' is no user", "--user",
                    "write the name of a user of this machine");
        }
    }

    String text() {
        return """
                [Unit]
                Description=gather, the minion of this node
                Documentation=man:gather-minion-serve(1)
                Wants=network-online.target
                After=network-online.target

                [Service]
                Type=exec
                ExecStart=%s minion serve
                User=%s
                Restart=on-failure
                RestartSec=5
                TimeoutStopSec=20
                SuccessExitStatus=143
                StateDirectory=gather
                StateDirectoryMode=0700
                ProtectSystem=full
                ProtectHome=read-only
                ProtectControlGroups=yes
                RestrictRealtime=yes
                LockPersonality=yes
                %sCapabilityBoundingSet=~CAP_SYS_BOOT CAP_SYS_TIME CAP_SYS_MODULE CAP_MAC_ADMIN CAP_MAC_OVERRIDE CAP_MKNOD

                [Install]
                WantedBy=multi-user.target
                """
                .formatted(quoted(program.toString()), user, user.equals("root") ? ROOT : "");
    }

    private static String quoted(String word) {
        String escaped = word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
        return word.matches("[A-Za-z0-9_./:=@,+-]+") ? word : "\"" + escaped + "\"";
    }
}
