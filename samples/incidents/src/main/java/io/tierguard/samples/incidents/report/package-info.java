/** The table and the page. */
@NullMarked
package io.tierguard.samples.incidents.report;

import org.jspecify.annotations.NullMarked;
