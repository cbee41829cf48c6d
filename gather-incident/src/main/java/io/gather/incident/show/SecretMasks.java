package io.gather.incident.show;

import java.util.List;

import io.gather.core.redact.Redactor;

/** What is secret in any log of Foolscap programs: whoever knows a FURL may call its object, whoever knows a capability may read the file. */
public final class SecretMasks {
    private static final String FURL = "(pb://[^\\s'\"<>/@]*@[^\\s'\"<>/]*/)[^\\s'\"<>),\\]}\\\\]+";
    private static final String CAPABILITY = "(\\bURI(?::|%3[Aa])[A-Za-z0-9-]{2,20}(?::|%3[Aa]))[A-Za-z0-9:%_+=-]+";

    private SecretMasks() {}

    public static List<String> expressions() {
        return List.of(FURL, CAPABILITY);
    }

    /** @param shown whether secrets are wanted as they are */
    public static Redactor redactor(boolean shown) {
        return shown ? Redactor.NONE : Redactor.of(expressions());
    }
}
