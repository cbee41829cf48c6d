package io.gather.incident.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonNumber;
import io.gather.incident.value.PythonText;
import io.gather.transport.foolscap.message.RemoteFailure;
import io.gather.transport.foolscap.message.Value;

/** What came over Foolscap as a log has it: the same as {@code flogtool} would have written. */
public final class WireValue {
    private static final String FAILURE = "twisted.python.failure.Failure";
    private static final String UNFIT = "log.msg() was given an object that could not be encoded into JSON. I've replaced it "
            + "with this UnJSONable object. The object's repr is in .repr";

    private WireValue() {}

    /** What is no dictionary becomes one without entries. */
    public static Dict dict(Value value) {
        return of(value) instanceof Dict dict ? dict : Dict.EMPTY;
    }

    public static LogValue of(Value value) {
        return switch (value) {
            case Value.None _ -> new LogValue.Nothing();
            case Value.Truth truth -> LogValue.of(truth.value());
            case Value.Whole whole -> new LogValue.Whole(whole.value());
            case Value.Real real -> LogValue.of(real.value());
            case Value.Text text -> LogValue.of(text.value());
            // Tubs in Python 2 send all text so.
            case Value.Bytes bytes -> LogValue.of(bytes.value().text());
            case Value.Decimal decimal -> unfit("Decimal('" + decimal.text() + "')");
            case Value.Listing list -> items(list.items());
            case Value.Tuple tuple -> items(tuple.items());
            case Value.Group group -> items(group.items());
            case Value.Dict dict -> entries(dict.entries());
            case Value.Copied copied when copied.type().equals(FAILURE) -> failure(RemoteFailure.of(copied));
            case Value.Copied copied -> unfit("<" + copied.type() + ">");
            case Value.Sender sender -> unfit("<reference to " + sender.type().orElse("an object") + ">");
            case Value.Receiver _ -> unfit("<reference to an object of the gatherer>");
            case Value.Circle _ -> LogValue.of("...");
        };
    }

    private static LogValue items(List<Value> values) {
        List<LogValue> items = new ArrayList<>(values.size());
        values.forEach(each -> items.add(of(each)));
        return new LogValue.Items(items);
    }

    private static Dict entries(Map<Value, Value> entries) {
        Map<String, LogValue> named = LinkedHashMap.newLinkedHashMap(entries.size());
        entries.forEach((key, each) -> named.putIfAbsent(key(key), of(each)));
        return new Dict(named);
    }

    /** As Python writes keys that are no text. */
    private static String key(Value key) {
        return switch (of(key)) {
            case LogValue.Text text -> text.value();
            case LogValue.Nothing _ -> "null";
            case LogValue.Truth truth -> truth.value() ? "true" : "false";
            case LogValue.Whole whole -> whole.value().toString();
            case LogValue.Real real -> PythonNumber.of(real.value());
            case LogValue other -> PythonText.str(other);
        };
    }

    private static Dict failure(RemoteFailure failure) {
        return Dict.EMPTY.with("@", LogValue.of("Failure"))
                .with("str", LogValue.of("[CopiedFailure instance: Traceback from remote host -- "
                        + failure.traceback() + "]"))
                .with("repr", LogValue.of("<CopiedFailure " + failure.type() + ": " + failure.value() + ">"))
                .with("traceback", LogValue.of(failure.traceback()));
    }

    private static Dict unfit(String repr) {
        return Dict.EMPTY.with("@", LogValue.of("UnJSONable")).with("message", LogValue.of(UNFIT)).with("repr",
                LogValue.of(repr));
    }
}
