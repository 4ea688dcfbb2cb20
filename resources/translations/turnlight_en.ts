<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnnotationCommands</name>
    <message numerus="yes">
        <source>%n note(s) got back what you were typing</source>
        <translation>
            <numerusform>%n note got back what you were typing</numerusform>
            <numerusform>%n notes got back what you were typing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationController</name>
    <message numerus="yes">
        <source>delete %n note(s)</source>
        <translation>
            <numerusform>delete %n note</numerusform>
            <numerusform>delete %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bin</name>
    <message numerus="yes">
        <source>restore %n note(s)</source>
        <translation>
            <numerusform>restore %n note</numerusform>
            <numerusform>restore %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarriedCorrections</name>
    <message numerus="yes">
        <source>Its %n correction(s) can be made here, too.</source>
        <translation>
            <numerusform>Its %n correction can be made here, too.</numerusform>
            <numerusform>Its %n corrections can be made here, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of {count} can be made here, too.</source>
        <translation>
            <numerusform>%n correction of {count} can be made here, too.</numerusform>
            <numerusform>%n corrections of {count} can be made here, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>make %n correction(s) of an earlier version</source>
        <translation>
            <numerusform>make %n correction of an earlier version</numerusform>
            <numerusform>make %n corrections of an earlier version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClipsDialog</name>
    <message numerus="yes">
        <source>Cut %n clip(s)…</source>
        <translation>
            <numerusform>Cut %n clip…</numerusform>
            <numerusform>Cut %n clips…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionDesk</name>
    <message numerus="yes">
        <source>%n note(s) kept</source>
        <translation>
            <numerusform>%n note kept</numerusform>
            <numerusform>%n notes kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionDialog</name>
    <message numerus="yes">
        <source>To review: %n place(s) come into question</source>
        <translation>
            <numerusform>To review: %n place comes into question</numerusform>
            <numerusform>To review: %n places come into question</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) changed</source>
        <translation>
            <numerusform>%n word changed</numerusform>
            <numerusform>%n words changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Editions</name>
    <message numerus="yes">
        <source>update the places of %n note(s)</source>
        <translation>
            <numerusform>update the place of %n note</numerusform>
            <numerusform>update the places of %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Only the chosen notes: %n</source>
        <translation>
            <numerusform>Only the chosen note: %n</numerusform>
            <numerusform>Only the chosen notes: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n note(s) to be completed</source>
        <translation>
            <numerusform>%n note to be completed</numerusform>
            <numerusform>%n notes to be completed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Import %n note(s)</source>
        <translation>
            <numerusform>Import %n note</numerusform>
            <numerusform>Import %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message numerus="yes">
        <source>%n note(s) shown</source>
        <translation>
            <numerusform>%n note shown</numerusform>
            <numerusform>%n notes shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) chosen</source>
        <translation>
            <numerusform>%n note chosen</numerusform>
            <numerusform>%n notes chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message numerus="yes">
        <source>%n episode(s) must be opened once before they are searched.</source>
        <translation>
            <numerusform>%n episode must be opened once before they are searched.</numerusform>
            <numerusform>%n episodes must be opened once before they are searched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message numerus="yes">
        <source>import %n note(s)</source>
        <translation>
            <numerusform>import %n note</numerusform>
            <numerusform>import %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharingDesk</name>
    <message numerus="yes">
        <source>%n clip(s) written</source>
        <translation>
            <numerusform>%n clip written</numerusform>
            <numerusform>%n clips written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) imported</source>
        <translation>
            <numerusform>%n note imported</numerusform>
            <numerusform>%n notes imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SkipMenu</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeakerDialog</name>
    <message numerus="yes">
        <source>Everywhere {name} speaks, in %n turn(s)</source>
        <translation>
            <numerusform>Everywhere {name} speaks, in %n turn</numerusform>
            <numerusform>Everywhere {name} speaks, in %n turns</numerusform>
        </translation>
    </message>
</context>
</TS>
