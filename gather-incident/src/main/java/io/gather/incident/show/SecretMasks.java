package io.gather.incident.show;

import java.util.List;

import io.gather.core.redact.Redactor;

/** What is secret in any log of Foolscap programs: whoever knows a FURL may call its object, whoever knows a capability may read the file. */
public final class SecretMasks {
    /** As it is, or as addresses and names of files have it: any of its signs may be escaped. */
    private static final String FURL = "(pb(?::|%3[Aa])(?:/|%2[Ff]){2}[^\\s'\"<>/@]*?(?:@|%40)"
            + "[^\\s'\"<>/]*?(?:/|%2[Ff]))[^\\s'\"<>),\\]}\\\\]+";
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
