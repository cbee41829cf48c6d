package io.gather.core.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.junit.jupiter.api.Test;

class PackageInfoTest {
    @Test
    void readsAsBeforeAndFitsItsSchema() throws Exception {
        SampleGather sample = new SampleGather(3, 40);

        byte[] xml = write(sample.gather(), sample);

        Golden.assertSame("package_info.xml", new String(xml, StandardCharsets.UTF_8));
        validator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    @Test
    void fitsItsSchemaWhateverNodesSay() throws Exception {
        HostileGather hostile = new HostileGather();

        validator().validate(new StreamSource(new ByteArrayInputStream(write(hostile.gather(), hostile))));
    }

    private static byte[] write(GatherRecord gather, Collected collected) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PackageInfo().write(gather, collected, out);
        return out.toByteArray();
    }

    private static Validator validator() throws Exception {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        Path schema = Path.of(System.getProperty("gather.root"), "docs/format/package_info.xsd");
        return factory.newSchema(schema.toFile()).newValidator();
    }
}
