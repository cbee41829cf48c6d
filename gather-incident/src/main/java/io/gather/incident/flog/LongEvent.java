package io.gather.incident.flog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonJson;

/** Events that are longer than a line of a log may be. */
public final class LongEvent {
    /** Half of what {@link FlogReader} takes. */
    public static final int MOST = FlogReader.LONGEST_LINE / 2;
    private static final int FIELD = 10_000;
    /** What says which event it was. */
    private static final List<String> KEPT = List.of("num", "time", "incarnation", "level", "facility", "umid", "parent");

    private LongEvent() {}

    /** The same event where it fits; else what says which one it was. */
    public static Dict shortened(Dict event) {
        if (!PythonJson.isLonger(event, MOST)) {
            return event;
        }
        Map<String, LogValue> kept = new LinkedHashMap<>();
        for (String key : KEPT) {
            LogValue value = event.get(key);
            if (value != null && !PythonJson.isLonger(value, FIELD)) {
                kept.put(key, value);
            }
        }
        kept.put("message", LogValue.of("[gather: an event of more than " + (MOST >> 20) + " MiB, which is left out]"));
        return new Dict(kept);
    }
}
