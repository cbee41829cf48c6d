package io.gather.core.report.page;

import java.util.Locale;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** JSON that may stand within a {@code script} element: no markup can begin or end in it. */
public final class HtmlSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        for (char c : "<>&'`".toCharArray()) {
            codes[c] = ESCAPE_STANDARD;
        }
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return c == 0x2028 || c == 0x2029 ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
    }
}
