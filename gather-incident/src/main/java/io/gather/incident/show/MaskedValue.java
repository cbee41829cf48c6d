package io.gather.incident.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.redact.Redactor;
import io.gather.incident.value.LogValue;
import org.jspecify.annotations.Nullable;

/** Values with the secrets in their texts masked. */
public final class MaskedValue {
    private MaskedValue() {}

    public static LogValue of(LogValue value, Redactor redactor) {
        if (!redactor.changesContent()) {
            return value;
        }
        return switch (value) {
            case LogValue.Text text -> LogValue.of(redactor.text(text.value()));
            case LogValue.Items items -> new LogValue.Items(items.values().stream().map(it -> of(it, redactor))
                    .toList());
            case LogValue.Dict dict -> {
                Map<String, LogValue> masked = new LinkedHashMap<>();
                dict.entries().forEach((key, inner) -> masked.put(redactor.text(key), of(inner, redactor)));
                yield new LogValue.Dict(masked);
            }
            case LogValue.Nothing _,LogValue.Truth _,LogValue.Whole _,LogValue.Real _ -> value;
        };
    }

    /** As maps, lists, texts and numbers. */
    public static @Nullable Object plain(LogValue value, Redactor redactor) {
        return switch (of(value, redactor)) {
            case LogValue.Nothing _ -> null;
            case LogValue.Truth truth -> truth.value();
            case LogValue.Whole whole -> whole.value();
            case LogValue.Real real -> real.value();
            case LogValue.Text text -> text.value();
            case LogValue.Items items -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.values().forEach(it -> list.add(plain(it, Redactor.NONE)));
                yield list;
            }
            case LogValue.Dict dict -> fields(dict, Redactor.NONE);
        };
    }

    /** The same of a dictionary. */
    public static Map<String, @Nullable Object> fields(LogValue.Dict dict, Redactor redactor) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        dict.entries().forEach((key, inner) -> map.put(redactor.text(key), plain(inner, redactor)));
        return map;
    }
}
