package io.gather.incident.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.PythonJson;

/** Tells triggers from each other: the process that logged the event, its number and its time, which are the same however it came here. */
final class TriggerIdentity {
    private static final int HASHED = 8;

    private TriggerIdentity() {}

    static String of(LogEvent trigger) {
        LogValue incarnation = trigger.fields().get("incarnation");
        // Of a pair the second part is always nothing, and old nodes have no pair.
        LogValue process = incarnation instanceof LogValue.Items items && !items.values().isEmpty()
                ? items.values().getFirst()
                : incarnation;
        String all = (process == null ? "" : PythonJson.of(process)) + "\n" + trigger.number().orElse(-1L) + "\n"
                + trigger.time().orElse(Double.NaN);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(all.getBytes(StandardCharsets.UTF_8)), 0, HASHED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
