package io.gather.core.report.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** A schema of {@code docs/format}. */
record Schema(JsonSchema schema) {
    static Schema of(String name) throws IOException {
        Path file = Path.of(System.getProperty("gather.root"), "docs/format", name + ".schema.json");
        return new Schema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(file)));
    }

    List<String> complaints(String json) {
        return schema.validate(json, InputFormat.JSON).stream().map(ValidationMessage::getMessage).toList();
    }
}
