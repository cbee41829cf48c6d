package io.gather.incident.flog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonJson;

/** Events that are longer than they may be where they go. */
public final class LongEvent {
    /** Half of what {@link FlogReader} takes. */
    public static final int MOST = FlogReader.LONGEST_LINE / 2;
    private static final int FIELD = 10_000;
    private static final int BRIEF = 500;
    private static final int BRIEF_FIELD = 100;
    /** What says which event it was. */
    private static final List<String> KEPT = List.of("num", "time", "incarnation", "level", "facility", "umid",
            "parent");

    private LongEvent() {}

    /** The same event where it fits; else what says which one it was. */
    public static Dict shortened(Dict event) {
        return PythonJson.isLonger(event, MOST)
                ? identity(event, FIELD).with("message",
                        LogValue.of("[gather: an event of more than " + (MOST >> 20) + " MiB, which is left out]"))
                : event;
    }

    /** The same event where it is short; else what says which one it was. For what many of are in memory. */
    public static Dict brief(Dict event) {
        return PythonJson.isLonger(event, BRIEF) ? identity(event, BRIEF_FIELD) : event;
    }

    private static Dict identity(Dict event, int field) {
        Map<String, LogValue> kept = new LinkedHashMap<>();
        for (String key : KEPT) {
            LogValue value = event.get(key);
            if (value != null && !PythonJson.isLonger(value, field)) {
                kept.put(key, value);
            }
        }
        return new Dict(kept);
    }
}
