package io.gather.incident.publisher;

import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.incident.value.LogValue;
import io.gather.transport.foolscap.message.Value;

/** Events as they are sent. */
final class OutgoingValue {
    private OutgoingValue() {}

    static Value of(LogValue value) {
        return switch (value) {
            case LogValue.Nothing _ -> new Value.None();
            case LogValue.Truth truth -> Value.of(truth.value());
            case LogValue.Whole whole -> new Value.Whole(whole.value());
            case LogValue.Real real -> new Value.Real(real.value());
            case LogValue.Text text -> Value.text(sendable(text.value()));
            case LogValue.Items items -> new Value.Listing(items.values().stream().map(OutgoingValue::of).toList());
            case LogValue.Dict dict -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                dict.entries().forEach((key, each) -> entries.put(Value.text(sendable(key)), of(each)));
                yield new Value.Dict(entries);
            }
        };
    }

    /** Half a character cannot be sent: a tub in Python closes the connection over it. */
    private static String sendable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(
                c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\ufffd' : c));
        return clean.toString();
    }
}
