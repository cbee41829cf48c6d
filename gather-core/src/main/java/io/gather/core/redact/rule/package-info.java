/** What a secret looks like, as data: {@link io.gather.core.redact.rule.Rules} is the door to the files that say it. */
@NullMarked
package io.gather.core.redact.rule;

import org.jspecify.annotations.NullMarked;
