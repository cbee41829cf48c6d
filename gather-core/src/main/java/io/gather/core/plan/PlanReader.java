package io.gather.core.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import org.jspecify.annotations.Nullable;

/** Reads plans that others wrote. What a minion does not understand it must not leave out: the whole plan is refused then. */
public final class PlanReader {
    private PlanReader() {}

    /**
     * @param where the plan is, for people
     * @throws GatherException that says which side lacks what
     * @throws IOException when it is no plan at all
     */
    public static Plan read(byte[] json, String where) throws IOException {
        JsonNode tree = Json.mapper().readTree(json);
        JsonNode version = tree.path("version");
        if (!version.isInt()) {
            throw new IOException(where + " is no plan: it has no version");
        }
        Plan.checkVersion(version.intValue(), where);
        try {
            Plan plan = Json.mapper().readerFor(Plan.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(tree);
            List<String> lacking = lacking(plan);
            if (!lacking.isEmpty()) {
                throw Plan.refused("this plan lacks " + String.join(", ", lacking)
                        + ", which its minion needs: the overlord is older than the minion", where);
            }
            return plan;
        } catch (UnrecognizedPropertyException e) {
            throw unknown("says '" + e.getPropertyName() + "'" + place(e), where, e);
        } catch (InvalidTypeIdException e) {
            throw unknown("has '" + e.getTypeId() + "'" + place(e), where, e);
        } catch (JsonMappingException e) {
            throw unknown("has something" + place(e), where, e);
        }
    }

    private static GatherException unknown(String what, String where, JsonMappingException cause) {
        return Plan.refused("this plan " + what
                + ", which its minion does not understand: the overlord is newer than the minion", where, cause);
    }

    /** Such as {@code in tasks[2]}; nothing for what is at the top. */
    private static String place(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        String place = path.subList(0, Math.max(0, path.size() - (e instanceof UnrecognizedPropertyException ? 1 : 0)))
                .stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return place.isEmpty() ? "" : " in " + place.substring(1);
    }

    private static List<String> lacking(Plan plan) {
        List<String> lacking = new ArrayList<>();
        need(lacking, "gather", plan.gather());
        need(lacking, "node", plan.node());
        need(lacking, "limits", plan.limits());
        for (int i = 0; i < plan.tasks().size(); i++) {
            Task task = plan.tasks().get(i);
            String place = "tasks[" + i + "].";
            need(lacking, place + "group", task.group());
            need(lacking, place + "item", task.item());
            need(lacking, place + "timeout", task.timeout());
            need(lacking, place + "max", task.max());
            need(lacking, place + "keep", task.keep());
            need(lacking, place + "cost", task.cost());
        }
        return lacking;
    }

    /** JSON can leave out what the types say is there. */
    private static void need(List<String> lacking, String name, @Nullable Object value) {
        if (value == null) {
            lacking.add("'" + name + "'");
        }
    }
}
