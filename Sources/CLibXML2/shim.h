/* libxml2 built with ICU (Debian's is) shows ICU's headers in its own. Foundation for Linux carries another ICU with the same
   names, and no compilation may see both: GRDB brings Foundation, Markup brings libxml2, the program brings both. ICU occurs in
   one place of libxml2's interface, two pointers at the end of the struct of an encoding handler, which nothing here touches. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
