package io.gather.incident.flog;

import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonJson;

/**
 * An event as a file of logs has it, written already: where it only passes from one file to another, nobody has to read it.
 *
 * @param text ASCII, on one line, short enough for {@link FlogReader}
 */
public record EventJson(String text) {
    /** What no reader would take is written in short. */
    public static EventJson of(Dict event) {
        return new EventJson(PythonJson.of(LongEvent.shortened(event)));
    }
}
