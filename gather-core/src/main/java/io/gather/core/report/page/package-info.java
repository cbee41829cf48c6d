/** The report of a gather as one web page; its template is in {@code src/main/jte}, its styles and scripts are resources. */
@NullMarked
package io.gather.core.report.page;

import org.jspecify.annotations.NullMarked;
