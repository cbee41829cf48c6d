package io.gather.cli.options;

import java.util.Set;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.core.obfuscate.scan.IdentityKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Kinds of identities that stood behind an option. */
public record TypedKinds(Set<IdentityKind> all) {
    /** As settings are written. */
    String words() {
        return all.stream().map(IdentityKind::word).collect(Collectors.joining(","));
    }

    /** Refuses what is none, so that no option is taken for kinds. */
    public static final class Form implements ITypeConverter<TypedKinds> {
        @Override
        public TypedKinds convert(String typed) {
            try {
                return new TypedKinds(IdentityKinds.of(typed));
            } catch (GatherException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
