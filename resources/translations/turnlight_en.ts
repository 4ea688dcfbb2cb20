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
    <name>SkipMenu</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
