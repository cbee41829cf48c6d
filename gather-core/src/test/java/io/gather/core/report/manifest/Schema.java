package io.gather.core.report.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** A schema of {@code docs/format}. */
record Schema(JsonSchema schema) {
    static Schema of(String name) throws IOException {
        return new Schema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text(name)));
    }

    static Map<String, JsonNode> definitions(String name) throws IOException {
        Map<String, JsonNode> definitions = new LinkedHashMap<>();
        new ObjectMapper().readTree(text(name)).get("$defs").properties()
                .forEach(each -> definitions.put(each.getKey(), each.getValue()));
        return definitions;
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("gather.root"), "docs/format", name + ".schema.json"));
    }

    List<String> complaints(String json) {
        return schema.validate(json, InputFormat.JSON).stream().map(ValidationMessage::getMessage).toList();
    }
}
