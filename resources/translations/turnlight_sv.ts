<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Silence, as chosen</source>
        <translation>Tystnad, enligt ditt val</translation>
    </message>
    <message>
        <source>The sound is played by the built-in player</source>
        <translation>Ljudet spelas av den inbyggda spelaren</translation>
    </message>
    <message>
        <source>{name} cannot be read</source>
        <translation>{name} går inte att läsa</translation>
    </message>
    <message>
        <source>The system says: {reason}</source>
        <translation>Systemet säger: {reason}</translation>
    </message>
    <message>
        <source>{name} was not found</source>
        <translation>{name} hittades inte</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Looked in {folder}.</source>
        <translation>Filen kan ha flyttats eller bytt namn. Sökte i {folder}.</translation>
    </message>
    <message>
        <source>{name} holds no audio</source>
        <translation>{name} innehåller inget ljud</translation>
    </message>
    <message>
        <source>It may be damaged or incomplete. Copy or download it again.</source>
        <translation>Filen kan vara skadad eller ofullständig. Kopiera eller ladda ner den igen.</translation>
    </message>
    <message>
        <source>{name} does not exist</source>
        <translation>{name} finns inte</translation>
    </message>
    <message>
        <source>Name one with --from: {keys}.</source>
        <translation>Ange ett med --from: {keys}.</translation>
    </message>
    <message>
        <source>No player was chosen yet</source>
        <translation>Ingen spelare har valts än</translation>
    </message>
    <message>
        <source>There is no audio: the transcript runs in silence</source>
        <translation>Det finns inget ljud: avskriften spelas i tystnad</translation>
    </message>
    <message>
        <source>{name} is no ordinary file</source>
        <translation>{name} är ingen vanlig fil</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{name} is neither audio nor text</source>
        <translation>{name} är varken ljud eller text</translation>
    </message>
    <message>
        <source>Open an audio file such as MP3 or M4A, and a transcript such as a text file or a saved page.</source>
        <translation>Öppna en ljudfil, till exempel MP3 eller M4A, och en avskrift, till exempel en textfil eller en sparad webbsida.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Läser {name}</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>Tittar på {name}</translation>
    </message>
    <message>
        <source>It may have been moved or renamed: {path}</source>
        <translation>Filen kan ha flyttats eller bytt namn: {path}</translation>
    </message>
    <message>
        <source>There is no file {name}</source>
        <translation>Det finns ingen fil {name}</translation>
    </message>
    <message>
        <source>The audio {name} was not found</source>
        <translation>Ljudfilen {name} hittades inte</translation>
    </message>
    <message>
        <source>The transcript {name} was not found</source>
        <translation>Avskriften {name} hittades inte</translation>
    </message>
    <message>
        <source>That is more than one episode</source>
        <translation>Det är mer än ett avsnitt</translation>
    </message>
    <message>
        <source>Open one folder, or an audio file and its transcript.</source>
        <translation>Öppna en mapp, eller en ljudfil och dess avskrift.</translation>
    </message>
    <message>
        <source>Those are {count} audio files</source>
        <translation>Det är {count} ljudfiler</translation>
    </message>
    <message>
        <source>Those are {count} transcripts</source>
        <translation>Det är {count} avskrifter</translation>
    </message>
    <message>
        <source>Those are {count} lists of chapters</source>
        <translation>Det är {count} kapitellistor</translation>
    </message>
    <message>
        <source>{name} is a list of chapters</source>
        <translation>{name} är en kapitellista</translation>
    </message>
    <message>
        <source>Open it together with its audio, or when that is open.</source>
        <translation>Öppna den tillsammans med ljudet, eller när det är öppet.</translation>
    </message>
    <message>
        <source>Open an audio file, a transcript, or a folder with both.</source>
        <translation>Öppna en ljudfil, en avskrift eller en mapp med båda.</translation>
    </message>
    <message>
        <source>{name} holds no audio and no transcript</source>
        <translation>{name} innehåller varken ljud eller avskrift</translation>
    </message>
    <message>
        <source>{name} holds several episodes</source>
        <translation>{name} innehåller flera avsnitt</translation>
    </message>
    <message>
        <source>Open one of them: {names}</source>
        <translation>Öppna ett av dem: {names}</translation>
    </message>
    <message>
        <source>Something went wrong while playing</source>
        <translation>Något gick fel under uppspelningen</translation>
    </message>
    <message>
        <source>The trace cannot be written to {path}</source>
        <translation>Spårningen kan inte skrivas till {path}</translation>
    </message>
    <message>
        <source>{reason}. Name a file in a folder you may write to.</source>
        <translation>{reason}. Ange en fil i en mapp där du får skriva.</translation>
    </message>
    <message>
        <source>Something went wrong in the background</source>
        <translation>Något gick fel i bakgrunden</translation>
    </message>
    <message>
        <source>{kind}: {text}</source>
        <translation>{kind}: {text}</translation>
    </message>
    <message>
        <source>The turn ends before it starts; its end was not used.</source>
        <translation>Repliken slutar innan den börjar; dess slut användes inte.</translation>
    </message>
    <message>
        <source>{count} turns start after the end of the audio ({end}), the first at {time}.</source>
        <translation>Repliker som börjar efter ljudets slut ({end}): {count}, den första vid {time}.</translation>
    </message>
    <message>
        <source>This pattern takes too long</source>
        <translation>Det här mönstret tar för lång tid</translation>
    </message>
    <message>
        <source>Repeats inside repeats make a search slow; try a simpler pattern.</source>
        <translation>Upprepningar i upprepningar gör sökningen långsam; försök med ett enklare mönster.</translation>
    </message>
    <message>
        <source>This pattern is not complete</source>
        <translation>Det här mönstret är inte fullständigt</translation>
    </message>
    <message>
        <source>This pattern is too large</source>
        <translation>Det här mönstret är för stort</translation>
    </message>
    <message>
        <source>Try a shorter one, or smaller repeats.</source>
        <translation>Försök med ett kortare, eller med färre upprepningar.</translation>
    </message>
    <message>
        <source>The time {time} is out of order; the turn was moved to its time.</source>
        <translation>Tiden {time} står i fel ordning; repliken flyttades till sin tid.</translation>
    </message>
    <message>
        <source>The time {time} is out of order; the turn is timed by estimate instead.</source>
        <translation>Tiden {time} står i fel ordning; replikens tid är uppskattad i stället.</translation>
    </message>
    <message>
        <source>There is no display to open a window on</source>
        <translation>Det finns ingen skärm att öppna ett fönster på</translation>
    </message>
    <message>
        <source>--screenshot window.png writes a picture of it instead.</source>
        <translation>--screenshot window.png sparar en bild av det i stället.</translation>
    </message>
    <message>
        <source>The built-in player, as chosen</source>
        <translation>Den inbyggda spelaren, enligt ditt val</translation>
    </message>
    <message>
        <source>The built-in player. {title}: {remedy}</source>
        <translation>Den inbyggda spelaren. {title}: {remedy}</translation>
    </message>
    <message>
        <source>libVLC {version}</source>
        <translation>libVLC {version}</translation>
    </message>
    <message>
        <source>No sound device was found: the audio runs, but nothing is heard.</source>
        <translation>Ingen ljudenhet hittades: ljudet spelas, men inget hörs.</translation>
    </message>
    <message>
        <source>Install the package PySide6-Addons.</source>
        <translation>Installera paketet PySide6-Addons.</translation>
    </message>
    <message>
        <source>Qt Multimedia was not found</source>
        <translation>Qt Multimedia hittades inte</translation>
    </message>
    <message>
        <source>There is no sound device</source>
        <translation>Det finns ingen ljudenhet</translation>
    </message>
    <message>
        <source>Connect one, then play again.</source>
        <translation>Anslut en och spela igen.</translation>
    </message>
    <message>
        <source>The sound device has gone</source>
        <translation>Ljudenheten är borta</translation>
    </message>
    <message>
        <source>Play again.</source>
        <translation>Spela igen.</translation>
    </message>
    <message>
        <source>The sound device cannot be used</source>
        <translation>Ljudenheten går inte att använda</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Välj en annan.</translation>
    </message>
    <message>
        <source>{name} is a folder</source>
        <translation>{name} är en mapp</translation>
    </message>
    <message>
        <source>Choose an audio file inside it.</source>
        <translation>Välj en ljudfil i den.</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} är tom</translation>
    </message>
    <message>
        <source>Copy or download the audio again.</source>
        <translation>Kopiera eller ladda ner ljudet igen.</translation>
    </message>
    <message>
        <source>{name} is text, not audio</source>
        <translation>{name} är text, inte ljud</translation>
    </message>
    <message>
        <source>Open it as a transcript, or choose another audio file.</source>
        <translation>Öppna den som avskrift, eller välj en annan ljudfil.</translation>
    </message>
    <message>
        <source>The audio cannot be played: libVLC misses some of its parts. Install vlc-plugin-base, or VLC.</source>
        <translation>Ljudet kan inte spelas: libVLC saknar vissa delar. Installera vlc-plugin-base eller VLC.</translation>
    </message>
    <message>
        <source>libVLC was not found</source>
        <translation>libVLC hittades inte</translation>
    </message>
    <message>
        <source>libVLC does not start</source>
        <translation>libVLC startar inte</translation>
    </message>
    <message>
        <source>Install the packages libvlc5 and vlc-plugin-base (Debian, Ubuntu), or VLC.</source>
        <translation>Installera paketen libvlc5 och vlc-plugin-base (Debian, Ubuntu), eller VLC.</translation>
    </message>
    <message>
        <source>Install VLC ({bits}-bit) from videolan.org.</source>
        <translation>Installera VLC ({bits} bitar) från videolan.org.</translation>
    </message>
    <message>
        <source>The transcript&apos;s format is not clear</source>
        <translation>Det är oklart vilket format avskriften har</translation>
    </message>
    <message>
        <source>Choose how to read it: {formats}.</source>
        <translation>Välj hur den ska läsas: {formats}.</translation>
    </message>
    <message>
        <source>{some}, {more}</source>
        <translation>{some}, {more}</translation>
    </message>
    <message>
        <source>It is a sound file. Open it as the audio, and a text as its transcript.</source>
        <translation>Det är en ljudfil. Öppna den som ljud, och en text som dess avskrift.</translation>
    </message>
    <message>
        <source>It is a picture. Choose a text file.</source>
        <translation>Det är en bild. Välj en textfil.</translation>
    </message>
    <message>
        <source>It is a packed file or an office document. Save it as text or as a web page first.</source>
        <translation>Det är en packad fil eller ett kontorsdokument. Spara innehållet som text eller webbsida först.</translation>
    </message>
    <message>
        <source>It is a spreadsheet. Save it as CSV first.</source>
        <translation>Det är ett kalkylblad. Spara det som CSV först.</translation>
    </message>
    <message>
        <source>It is a Pages document. Export it as a Word document first.</source>
        <translation>Det är ett Pages-dokument. Exportera det som Word-dokument först.</translation>
    </message>
    <message>
        <source>It is a document of an old Word. Save it as DOCX first.</source>
        <translation>Det är ett dokument från ett äldre Word. Spara det som DOCX först.</translation>
    </message>
    <message>
        <source>It is protected by a password. Save a copy without one.</source>
        <translation>Det är skyddat med lösenord. Spara en kopia utan lösenord.</translation>
    </message>
    <message>
        <source>It is a PDF. Save its text as a text file first.</source>
        <translation>Det är en PDF. Spara dess text som textfil först.</translation>
    </message>
    <message>
        <source>It is a program. Choose a text file.</source>
        <translation>Det är ett program. Välj en textfil.</translation>
    </message>
    <message>
        <source>It is no text file. Choose a text file, or a saved web page.</source>
        <translation>Det är ingen textfil. Välj en textfil eller en sparad webbsida.</translation>
    </message>
    <message>
        <source>This is no transcript</source>
        <translation>Det här är ingen avskrift</translation>
    </message>
    <message>
        <source>The transcript is empty</source>
        <translation>Avskriften är tom</translation>
    </message>
    <message>
        <source>There is not a single letter in it.</source>
        <translation>Det finns inte en enda bokstav i den.</translation>
    </message>
    <message>
        <source>There is no encoding called {encoding}</source>
        <translation>Det finns ingen teckenkodning som heter {encoding}</translation>
    </message>
    <message>
        <source>The transcript is not written in {encoding}</source>
        <translation>Avskriften är inte skriven i {encoding}</translation>
    </message>
    <message>
        <source>Let the encoding be found, or choose another one.</source>
        <translation>Låt programmet hitta teckenkodningen, eller välj en annan.</translation>
    </message>
    <message>
        <source>Characters that could not be read: {count}, the first of them in this line.</source>
        <translation>Tecken som inte gick att läsa: {count}, det första på den här raden.</translation>
    </message>
    <message>
        <source>The transcript holds bytes that are no text</source>
        <translation>Avskriften innehåller byte som inte är text</translation>
    </message>
    <message>
        <source>There is a NUL at line {line}, character {column}: the file is damaged.</source>
        <translation>Det finns ett NUL-tecken på rad {line}, tecken {column}: filen är skadad.</translation>
    </message>
    <message>
        <source>Web page in one file</source>
        <translation>Webbsida i en fil</translation>
    </message>
    <message>
        <source>The saved page is damaged</source>
        <translation>Den sparade sidan är skadad</translation>
    </message>
    <message>
        <source>Save the page again, as HTML.</source>
        <translation>Spara sidan igen, som HTML.</translation>
    </message>
    <message>
        <source>There is no page in the saved file</source>
        <translation>Det finns ingen sida i den sparade filen</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Välj en fil i den.</translation>
    </message>
    <message>
        <source>There is no text to paste</source>
        <translation>Det finns ingen text att klistra in</translation>
    </message>
    <message>
        <source>Copy a transcript first.</source>
        <translation>Kopiera en avskrift först.</translation>
    </message>
    <message>
        <source>Nothing in it could be read as {format}.</source>
        <translation>Inget i den gick att läsa som {format}.</translation>
    </message>
    <message>
        <source>There is no transcript in this</source>
        <translation>Det finns ingen avskrift i det här</translation>
    </message>
    <message>
        <source>It has {size} MB; a transcript may have {limit} MB. Perhaps it is another file?</source>
        <translation>Den är på {size} MB; en avskrift får vara på {limit} MB. Kanske är det en annan fil?</translation>
    </message>
    <message>
        <source>{name} is too large for a transcript</source>
        <translation>{name} är för stor för en avskrift</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Vanlig text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Like APA</source>
        <translation>Som APA</translation>
    </message>
    <message>
        <source>It has no {field}, which stands for the words.</source>
        <translation>Den saknar {field}, som står för orden.</translation>
    </message>
    <message>
        <source>[[ is not closed by ]].</source>
        <translation>[[ avslutas inte med ]].</translation>
    </message>
    <message>
        <source>{sign} stands where it opens or closes nothing.</source>
        <translation>{sign} står där det varken inleder eller avslutar något.</translation>
    </message>
    <message>
        <source>A single {brace} stands alone; write it twice to have it.</source>
        <translation>Ett {brace} står ensamt; skriv det två gånger för att få det.</translation>
    </message>
    <message>
        <source>It has an unknown field {field}. Known are: {known}.</source>
        <translation>Den har ett okänt fält {field}. Kända är: {known}.</translation>
    </message>
    <message>
        <source>This quote style cannot be used</source>
        <translation>Den här citatstilen kan inte användas</translation>
    </message>
    <message>
        <source>Audacity labels</source>
        <translation>Audacity-etiketter</translation>
    </message>
    <message>
        <source>Turnlight transcript (JSON)</source>
        <translation>Avskrift från Turnlight (JSON)</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>There is no text after {mark}.</source>
        <translation>Det finns ingen text efter {mark}.</translation>
    </message>
    <message>
        <source>No times were found: the text can be read, but not followed.</source>
        <translation>Inga tider hittades: texten går att läsa, men inte att följa.</translation>
    </message>
    <message>
        <source>This is a list of chapters, and no transcript</source>
        <translation>Det här är en kapitellista och ingen avskrift</translation>
    </message>
    <message>
        <source>There is no reader called {key}</source>
        <translation>Det finns ingen läsare som heter {key}</translation>
    </message>
    <message>
        <source>Known are: {keys}.</source>
        <translation>De som finns är: {keys}.</translation>
    </message>
    <message>
        <source>Table with times</source>
        <translation>Tabell med tider</translation>
    </message>
    <message>
        <source>There is no header with a time and a text.</source>
        <translation>Det finns ingen rubrikrad med tid och text.</translation>
    </message>
    <message>
        <source>Columns that were not read: {names}</source>
        <translation>Kolumner som inte lästes: {names}</translation>
    </message>
    <message>
        <source>This row could not be read: {reason}.</source>
        <translation>Den här raden gick inte att läsa: {reason}.</translation>
    </message>
    <message>
        <source>A quotation mark is missing in this row.</source>
        <translation>Ett citattecken saknas i den här raden.</translation>
    </message>
    <message>
        <source>This row has no text: {row}</source>
        <translation>Den här raden saknar text: {row}</translation>
    </message>
    <message>
        <source>Markdown with front matter</source>
        <translation>Markdown med inledande uppgifter</translation>
    </message>
    <message>
        <source>The time {time} cannot be; the turn is timed by estimate.</source>
        <translation>Tiden {time} är omöjlig; replikens tid är uppskattad.</translation>
    </message>
    <message>
        <source>Text with times and speakers</source>
        <translation>Text med tider och talare</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webbsida</translation>
    </message>
    <message>
        <source>Another program is using the library</source>
        <translation>Ett annat program använder biblioteket</translation>
    </message>
    <message>
        <source>What is new will be saved as soon as it is free.</source>
        <translation>Det nya sparas så snart det blir ledigt.</translation>
    </message>
    <message>
        <source>Nothing new is remembered until that program is closed and Turnlight started again.</source>
        <translation>Inget nytt sparas förrän det programmet stängs och Turnlight startas om.</translation>
    </message>
    <message>
        <source>The library can only be read</source>
        <translation>Biblioteket kan bara läsas</translation>
    </message>
    <message>
        <source>What is new will be saved once its file can be written.</source>
        <translation>Det nya sparas när det går att skriva till dess fil.</translation>
    </message>
    <message>
        <source>Nothing new is remembered until its file can be written and Turnlight is started again.</source>
        <translation>Inget nytt sparas förrän det går att skriva till dess fil och Turnlight startas om.</translation>
    </message>
    <message>
        <source>The library&apos;s disk is full</source>
        <translation>Bibliotekets disk är full</translation>
    </message>
    <message>
        <source>What is new will be saved once there is space.</source>
        <translation>Det nya sparas när det finns plats.</translation>
    </message>
    <message>
        <source>Nothing new is remembered until there is space and Turnlight is started again.</source>
        <translation>Inget nytt sparas förrän det finns plats och Turnlight startas om.</translation>
    </message>
    <message>
        <source>The library is damaged</source>
        <translation>Biblioteket är skadat</translation>
    </message>
    <message>
        <source>Start Turnlight again to have its newest backup restored.</source>
        <translation>Starta om Turnlight, så återställs den senaste säkerhetskopian.</translation>
    </message>
    <message>
        <source>Nothing new is remembered, and the file is left as it is.</source>
        <translation>Inget nytt sparas, och filen lämnas som den är.</translation>
    </message>
    <message>
        <source>The library can&apos;t be opened</source>
        <translation>Biblioteket kan inte öppnas</translation>
    </message>
    <message>
        <source>What is new will be saved once its folder can be reached.</source>
        <translation>Det nya sparas när dess mapp går att nå.</translation>
    </message>
    <message>
        <source>Nothing new is remembered until its folder can be written and Turnlight is started again.</source>
        <translation>Inget nytt sparas förrän det går att skriva i dess mapp och Turnlight startas om.</translation>
    </message>
    <message>
        <source>The library was written by a newer version of Turnlight</source>
        <translation>Biblioteket är skrivet av en nyare version av Turnlight</translation>
    </message>
    <message>
        <source>Update Turnlight, or start it with another data folder.</source>
        <translation>Uppdatera Turnlight, eller starta det med en annan datamapp.</translation>
    </message>
    <message>
        <source>It is left as it is, and nothing new is remembered. Update Turnlight to use it.</source>
        <translation>Det lämnas som det är, och inget nytt sparas. Uppdatera Turnlight för att använda det.</translation>
    </message>
    <message>
        <source>No backup of the library could be made</source>
        <translation>Det gick inte att säkerhetskopiera biblioteket</translation>
    </message>
    <message>
        <source>Check that its folder can be written to and that there is space on its disk.</source>
        <translation>Kontrollera att det går att skriva i dess mapp och att det finns plats på disken.</translation>
    </message>
    <message>
        <source>The library was damaged and had no backup</source>
        <translation>Biblioteket var skadat och saknade säkerhetskopia</translation>
    </message>
    <message>
        <source>A new one was begun; the damaged file is kept as {name}.</source>
        <translation>Ett nytt har påbörjats; den skadade filen finns kvar som {name}.</translation>
    </message>
    <message>
        <source>The library was damaged; its backup of {when} was restored</source>
        <translation>Biblioteket var skadat; säkerhetskopian från {when} återställdes</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}.</source>
        <translation>Den skadade filen finns kvar som {name}.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öppna…</translation>
    </message>
    <message>
        <source>Open address…</source>
        <translation>Öppna adress…</translation>
    </message>
    <message>
        <source>Paste transcript</source>
        <translation>Klistra in avskrift</translation>
    </message>
    <message>
        <source>Add audio to this transcript…</source>
        <translation>Lägg till ljud till avskriften…</translation>
    </message>
    <message>
        <source>How this was read…</source>
        <translation>Hur avskriften lästes…</translation>
    </message>
    <message>
        <source>Export transcript…</source>
        <translation>Exportera avskrift…</translation>
    </message>
    <message>
        <source>Close episode</source>
        <translation>Stäng avsnittet</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avsluta</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gör om</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Spela eller pausa</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop, and go to the start</source>
        <translation>Stoppa och gå till början</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Bakåt</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Framåt</translation>
    </message>
    <message>
        <source>Previous turn</source>
        <translation>Föregående replik</translation>
    </message>
    <message>
        <source>Next turn</source>
        <translation>Nästa replik</translation>
    </message>
    <message>
        <source>Previous chapter</source>
        <translation>Föregående kapitel</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Nästa kapitel</translation>
    </message>
    <message>
        <source>Remove these chapters</source>
        <translation>Ta bort de här kapitlen</translation>
    </message>
    <message>
        <source>Jump to a time…</source>
        <translation>Hoppa till en tid…</translation>
    </message>
    <message>
        <source>Back to where you jumped from</source>
        <translation>Tillbaka dit du hoppade från</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Framåt igen</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Långsammare</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Snabbare</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Normal hastighet</translation>
    </message>
    <message>
        <source>Repeat this turn or the selection</source>
        <translation>Upprepa repliken eller markeringen</translation>
    </message>
    <message>
        <source>This turn starts now</source>
        <translation>Den här repliken börjar nu</translation>
    </message>
    <message>
        <source>Advertisement starts here</source>
        <translation>Reklam börjar här</translation>
    </message>
    <message>
        <source>Advertisement ends here</source>
        <translation>Reklam slutar här</translation>
    </message>
    <message>
        <source>Transcript 0.1 s earlier</source>
        <translation>Avskriften 0,1 s tidigare</translation>
    </message>
    <message>
        <source>Transcript 0.1 s later</source>
        <translation>Avskriften 0,1 s senare</translation>
    </message>
    <message>
        <source>Remove this sync point</source>
        <translation>Ta bort den här synkpunkten</translation>
    </message>
    <message>
        <source>Remove all timing changes</source>
        <translation>Ta bort alla tidsändringar</translation>
    </message>
    <message>
        <source>Timing…</source>
        <translation>Tider…</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Markera</translation>
    </message>
    <message>
        <source>Highlight in yellow</source>
        <translation>Markera i gult</translation>
    </message>
    <message>
        <source>Highlight in orange</source>
        <translation>Markera i orange</translation>
    </message>
    <message>
        <source>Highlight in green</source>
        <translation>Markera i grönt</translation>
    </message>
    <message>
        <source>Highlight in blue</source>
        <translation>Markera i blått</translation>
    </message>
    <message>
        <source>Highlight in purple</source>
        <translation>Markera i lila</translation>
    </message>
    <message>
        <source>Highlight in grey</source>
        <translation>Markera i grått</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Skriv en anteckning…</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Etikett…</translation>
    </message>
    <message>
        <source>Mark the turn being heard</source>
        <translation>Markera repliken som hörs</translation>
    </message>
    <message>
        <source>Mark what was just heard</source>
        <translation>Markera det som nyss hördes</translation>
    </message>
    <message>
        <source>Bookmark this moment</source>
        <translation>Sätt ett bokmärke här</translation>
    </message>
    <message>
        <source>Delete this mark</source>
        <translation>Ta bort markeringen</translation>
    </message>
    <message>
        <source>Show the notes</source>
        <translation>Visa anteckningarna</translation>
    </message>
    <message>
        <source>Go to the notes</source>
        <translation>Gå till anteckningarna</translation>
    </message>
    <message>
        <source>Notes to be completed</source>
        <translation>Anteckningar att fylla i</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Etiketter…</translation>
    </message>
    <message>
        <source>Review places…</source>
        <translation>Granska ställen…</translation>
    </message>
    <message>
        <source>Deleted notes…</source>
        <translation>Raderade anteckningar…</translation>
    </message>
    <message>
        <source>Restore backup…</source>
        <translation>Återställ säkerhetskopia…</translation>
    </message>
    <message>
        <source>Copy as a quote</source>
        <translation>Kopiera som citat</translation>
    </message>
    <message>
        <source>Copy a link to this moment</source>
        <translation>Kopiera en länk hit</translation>
    </message>
    <message>
        <source>How quotes are written…</source>
        <translation>Hur citat skrivs…</translation>
    </message>
    <message>
        <source>Export notes…</source>
        <translation>Exportera anteckningar…</translation>
    </message>
    <message>
        <source>Import notes…</source>
        <translation>Importera anteckningar…</translation>
    </message>
    <message>
        <source>Audio clips…</source>
        <translation>Ljudklipp…</translation>
    </message>
    <message>
        <source>Follow what is heard</source>
        <translation>Följ det som hörs</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Höj volymen</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Sänk volymen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Ljud av</translation>
    </message>
    <message>
        <source>Audio delay…</source>
        <translation>Ljudfördröjning…</translation>
    </message>
    <message>
        <source>Less audio delay</source>
        <translation>Mindre ljudfördröjning</translation>
    </message>
    <message>
        <source>More audio delay</source>
        <translation>Mer ljudfördröjning</translation>
    </message>
    <message>
        <source>Find in the transcript</source>
        <translation>Sök i avskriften</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Sök överallt</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nästa träff</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Föregående träff</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiera</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Markera allt</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Spela härifrån</translation>
    </message>
    <message>
        <source>Correct the words</source>
        <translation>Rätta orden</translation>
    </message>
    <message>
        <source>Back to the words of the file</source>
        <translation>Tillbaka till filens ord</translation>
    </message>
    <message>
        <source>Change the speaker…</source>
        <translation>Ändra talaren…</translation>
    </message>
    <message>
        <source>Split the turn here</source>
        <translation>Dela repliken här</translation>
    </message>
    <message>
        <source>Join with the next turn</source>
        <translation>Slå ihop med nästa replik</translation>
    </message>
    <message>
        <source>What was not heard…</source>
        <translation>Det som inte hördes…</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Större text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Mindre text</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normal textstorlek</translation>
    </message>
    <message>
        <source>Move the caret with the arrow keys</source>
        <translation>Flytta markören med piltangenterna</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Ljust eller mörkt som systemet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljust</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mörkt</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Helskärm</translation>
    </message>
    <message>
        <source>Step back a little after a long pause</source>
        <translation>Backa lite efter en lång paus</translation>
    </message>
    <message>
        <source>Jump instead of gliding</source>
        <translation>Hoppa i stället för att glida</translation>
    </message>
    <message>
        <source>What could not be read…</source>
        <translation>Det som inte gick att läsa…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Kortkommandon…</translation>
    </message>
    <message>
        <source>About Turnlight and its player…</source>
        <translation>Om Turnlight och dess spelare…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Meny</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Uppspelning</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Tider</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Rätta</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Visning</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>Play from this note</source>
        <translation>Spela från anteckningen</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>Skriv anteckningen</translation>
    </message>
    <message>
        <source>Tags of these notes…</source>
        <translation>Anteckningarnas etiketter…</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gul</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grön</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blå</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Lila</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grå</translation>
    </message>
    <message>
        <source>To be completed</source>
        <translation>Att fylla i</translation>
    </message>
    <message>
        <source>Copy quote of these notes</source>
        <translation>Kopiera anteckningarna som citat</translation>
    </message>
    <message>
        <source>Export these notes…</source>
        <translation>Exportera anteckningarna…</translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation>Radera anteckningar</translation>
    </message>
    <message>
        <source>Filter notes</source>
        <translation>Filtrera anteckningar</translation>
    </message>
    <message>
        <source>Not heard by whoever wrote this: listen at {time}</source>
        <translation>Hördes inte av den som skrev: lyssna vid {time}</translation>
    </message>
    <message>
        <source>About here: nothing says how transcript and audio run together at this place</source>
        <translation>Ungefär här: inget säger hur avskrift och ljud går ihop på den här platsen</translation>
    </message>
    <message>
        <source>Play from here. The transcript gives no time for this turn: it is an estimate</source>
        <translation>Spela härifrån. Avskriften anger ingen tid för repliken: den är uppskattad</translation>
    </message>
    <message>
        <source>About here: where in a turn the sound is, is an estimate</source>
        <translation>Ungefär här: var i repliken ljudet är, är uppskattat</translation>
    </message>
    <message>
        <source>This transcript has no times: it can be read, but not followed.</source>
        <translation>Avskriften saknar tider: den går att läsa, men inte att följa.</translation>
    </message>
    <message>
        <source>The first turn comes at {time}: an intro or an advertisement may stand before it.</source>
        <translation>Första repliken kommer vid {time}: kanske går ett intro eller en annons före.</translation>
    </message>
    <message>
        <source>The audio ends at {end}, but the transcript goes on to {time}.</source>
        <translation>Ljudet slutar vid {end}, men avskriften går till {time}.</translation>
    </message>
    <message>
        <source>The audio ends at {end}, before the last turn of the transcript.</source>
        <translation>Ljudet slutar vid {end}, före avskriftens sista replik.</translation>
    </message>
    <message>
        <source>The audio goes on for {length} after the last words of the transcript.</source>
        <translation>Ljudet fortsätter i {length} efter avskriftens sista ord.</translation>
    </message>
    <message>
        <source>One place in the transcript was doubtful.</source>
        <translation>Ett ställe i avskriften var tveksamt.</translation>
    </message>
    <message>
        <source>{count} places in the transcript were doubtful.</source>
        <translation>{count} ställen i avskriften var tveksamma.</translation>
    </message>
    <message>
        <source>{count} lines begin with what may be a speaker&apos;s name.</source>
        <translation>{count} rader börjar med något som kan vara en talares namn.</translation>
    </message>
    <message>
        <source>One time in the transcript runs backwards: {time}.</source>
        <translation>En tid i avskriften går bakåt: {time}.</translation>
    </message>
    <message>
        <source>{count} times in the transcript run backwards, the first at {time}.</source>
        <translation>{count} tider i avskriften går bakåt, den första {time}.</translation>
    </message>
    <message>
        <source>Changes of the timing last only until this episode is closed</source>
        <translation>Tidsändringarna gäller bara tills avsnittet stängs</translation>
    </message>
    <message>
        <source>This audio could not be read to its end, so it would not be recognised again.</source>
        <translation>Ljudet kunde inte läsas till slutet och skulle därför inte kännas igen.</translation>
    </message>
    <message>
        <source>An advertisement ends after it starts</source>
        <translation>Reklam slutar efter att den har börjat</translation>
    </message>
    <message>
        <source>The advertisements overlap, or one ends before it starts</source>
        <translation>Reklamavbrotten överlappar varandra, eller ett slutar innan det börjar</translation>
    </message>
    <message>
        <source>A sync point lies inside an advertisement</source>
        <translation>En synkpunkt ligger i reklamen</translation>
    </message>
    <message>
        <source>The sync points contradict each other</source>
        <translation>Synkpunkterna motsäger varandra</translation>
    </message>
    <message>
        <source>What is later in the transcript must be later in the audio, too.</source>
        <translation>Det som kommer senare i avskriften måste komma senare också i ljudet.</translation>
    </message>
    <message>
        <source>Sync point: what is written at {written} is heard at {heard}</source>
        <translation>Synkpunkt: det som står vid {written} hörs vid {heard}</translation>
    </message>
    <message>
        <source>An advertisement starts at {time}; its end is not marked yet</source>
        <translation>Reklam börjar vid {time}; dess slut är inte utmärkt än</translation>
    </message>
    <message>
        <source>An advertisement ends at {time}; its start is not marked yet</source>
        <translation>Reklam slutar vid {time}; dess början är inte utmärkt än</translation>
    </message>
    <message>
        <source>Advertisement from {start} to {end}: no transcript passes</source>
        <translation>Reklam från {start} till {end}: avskriften står stilla</translation>
    </message>
    <message>
        <source>Forget this end of an advertisement</source>
        <translation>Glöm den här änden av reklamen</translation>
    </message>
    <message>
        <source>Remove this advertisement</source>
        <translation>Ta bort den här reklamen</translation>
    </message>
    <message>
        <source>PulseAudio was not found</source>
        <translation>PulseAudio hittades inte</translation>
    </message>
    <message>
        <source>Install libpulse0.</source>
        <translation>Installera libpulse0.</translation>
    </message>
    <message>
        <source>No sound server answers</source>
        <translation>Ingen ljudserver svarar</translation>
    </message>
    <message>
        <source>Start PulseAudio or PipeWire.</source>
        <translation>Starta PulseAudio eller PipeWire.</translation>
    </message>
    <message>
        <source>The sound server has gone</source>
        <translation>Ljudservern är borta</translation>
    </message>
    <message>
        <source>These notes last only until this episode is closed</source>
        <translation>De här anteckningarna finns bara tills avsnittet stängs</translation>
    </message>
    <message>
        <source>The library could not take the episode in.</source>
        <translation>Biblioteket kunde inte ta in avsnittet.</translation>
    </message>
    <message>
        <source>This backup was written by a newer version of Turnlight</source>
        <translation>Den här säkerhetskopian skrevs av en nyare version av Turnlight</translation>
    </message>
    <message>
        <source>Nothing was changed. Update Turnlight to restore it.</source>
        <translation>Inget ändrades. Uppdatera Turnlight för att återställa den.</translation>
    </message>
    <message>
        <source>This backup is damaged</source>
        <translation>Den här säkerhetskopian är skadad</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another backup.</source>
        <translation>Inget ändrades. Välj en annan säkerhetskopia.</translation>
    </message>
    <message>
        <source>This backup can&apos;t be read</source>
        <translation>Den här säkerhetskopian kan inte läsas</translation>
    </message>
    <message>
        <source>Nothing was changed. Close all other windows of Turnlight, then restore the backup again.</source>
        <translation>Inget ändrades. Stäng alla andra fönster med Turnlight och återställ sedan säkerhetskopian igen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Inget ändrades.</translation>
    </message>
    <message>
        <source>Some corrections do not fit this transcript</source>
        <translation>Några rättelser passar inte den här avskriften</translation>
    </message>
    <message>
        <source>{count} of {total} were left out; they are kept in the library.</source>
        <translation>{count} av {total} utelämnades; de finns kvar i biblioteket.</translation>
    </message>
    <message>
        <source>There is no sound from {start} to {end}</source>
        <translation>Det finns inget ljud från {start} till {end}</translation>
    </message>
    <message>
        <source>{name} could not be written</source>
        <translation>{name} kunde inte skrivas</translation>
    </message>
    <message>
        <source>This passage cannot be quoted</source>
        <translation>Det här stället kan inte citeras</translation>
    </message>
    <message>
        <source>Its words are not in the transcript shown.</source>
        <translation>Dess ord finns inte i avskriften som visas.</translation>
    </message>
    <message>
        <source>There are no words in it.</source>
        <translation>Det finns inga ord i det.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, or choose another place.</source>
        <translation>Disken är full. Gör plats eller välj ett annat ställe.</translation>
    </message>
    <message>
        <source>You may not write there, or another program holds the file. Choose another place.</source>
        <translation>Du får inte skriva där, eller så håller ett annat program i filen. Välj ett annat ställe.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Namnet är för långt.</translation>
    </message>
    <message>
        <source>No annotation has the tag {tags}</source>
        <translation>Ingen anteckning har taggen {tags}</translation>
    </message>
    <message>
        <source>There is no audio to cut clips from</source>
        <translation>Det finns inget ljud att klippa ur</translation>
    </message>
    <message>
        <source>Name its file with --audio.</source>
        <translation>Ange dess fil med --audio.</translation>
    </message>
    <message>
        <source>There is no passage to cut out</source>
        <translation>Det finns inget ställe att klippa ut</translation>
    </message>
    <message>
        <source>Mark one that has times.</source>
        <translation>Markera ett som har tider.</translation>
    </message>
    <message>
        <source>{name} could not be made</source>
        <translation>{name} kunde inte skapas</translation>
    </message>
    <message>
        <source>{name} may be several episodes</source>
        <translation>{name} kan vara flera avsnitt</translation>
    </message>
    <message>
        <source>Give the number of one: {titles}.</source>
        <translation>Ange numret på ett: {titles}.</translation>
    </message>
    <message>
        <source>There is no file and no episode {name}</source>
        <translation>Det finns ingen fil och inget avsnitt {name}</translation>
    </message>
    <message>
        <source>Give a transcript&apos;s file, or an episode&apos;s number or title.</source>
        <translation>Ange en avskrifts fil, eller ett avsnitts nummer eller titel.</translation>
    </message>
    <message>
        <source>No transcript is known for {name}</source>
        <translation>Ingen avskrift är känd för {name}</translation>
    </message>
    <message>
        <source>It is damaged: {reason}</source>
        <translation>Den är skadad: {reason}</translation>
    </message>
    <message>
        <source>It holds too many files.</source>
        <translation>Den innehåller för många filer.</translation>
    </message>
    <message>
        <source>It holds a file that points outside of it: {name}</source>
        <translation>Den innehåller en fil som pekar utanför den: {name}</translation>
    </message>
    <message>
        <source>{name} in it is too large.</source>
        <translation>{name} i den är för stor.</translation>
    </message>
    <message>
        <source>{name} in it is encrypted or packed in an unknown way.</source>
        <translation>{name} i den är krypterad eller packad på ett okänt sätt.</translation>
    </message>
    <message>
        <source>It is damaged, or only a part of it is there: fetch it again from where it came from.</source>
        <translation>Det är skadat, eller så finns bara en del av det: hämta det igen där det kom från.</translation>
    </message>
    <message>
        <source>It is no REFI-QDA project.</source>
        <translation>Den är inget REFI-QDA-projekt.</translation>
    </message>
    <message>
        <source>{count} more of the kind</source>
        <translation>{count} till av det slaget</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Den här filen kan inte importeras</translation>
    </message>
    <message>
        <source>It is larger than {size} MB.</source>
        <translation>Den är större än {size} MB.</translation>
    </message>
    <message>
        <source>It has too many parts.</source>
        <translation>Den har för många delar.</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>Den är nästlad för djupt.</translation>
    </message>
    <message>
        <source>It holds no annotations.</source>
        <translation>Den innehåller inga anteckningar.</translation>
    </message>
    <message>
        <source>It is JSON, but not of annotations.</source>
        <translation>Den är JSON, men inte med anteckningar.</translation>
    </message>
    <message>
        <source>It was written by a newer version of Turnlight. Update Turnlight.</source>
        <translation>Den skrevs av en nyare version av Turnlight. Uppdatera Turnlight.</translation>
    </message>
    <message>
        <source>Annotation {number} is damaged and was left out.</source>
        <translation>Anteckning {number} är skadad och utelämnades.</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>Den är en mapp.</translation>
    </message>
    <message>
        <source>It is no ordinary file.</source>
        <translation>Den är ingen vanlig fil.</translation>
    </message>
    <message>
        <source>It holds no text like this transcript.</source>
        <translation>Den innehåller ingen text som liknar den här avskriften.</translation>
    </message>
    <message>
        <source>{count} selections of other texts were left out.</source>
        <translation>{count} markeringar i andra texter utelämnades.</translation>
    </message>
    <message>
        <source>Selection {number} holds no words and was left out.</source>
        <translation>Markering {number} innehåller inga ord och utelämnades.</translation>
    </message>
    <message>
        <source>Its first line has no column {name}.</source>
        <translation>Dess första rad har ingen kolumn {name}.</translation>
    </message>
    <message>
        <source>It has more than {count} rows.</source>
        <translation>Den har fler än {count} rader.</translation>
    </message>
    <message>
        <source>It is not in UTF-8; letters other than English ones may be wrong.</source>
        <translation>Den är inte i UTF-8; andra bokstäver än engelska kan vara fel.</translation>
    </message>
    <message>
        <source>Row {number} names no words and no moment.</source>
        <translation>Rad {number} anger varken ord eller ögonblick.</translation>
    </message>
    <message>
        <source>Annotation {number} names no words and no moment here.</source>
        <translation>Anteckning {number} anger varken ord eller ögonblick här.</translation>
    </message>
    <message>
        <source>It declares entities, which could do harm.</source>
        <translation>Den deklarerar entiteter, som kunde göra skada.</translation>
    </message>
    <message>
        <source>There is a folder of that name. Choose another name.</source>
        <translation>Det finns en mapp med det namnet. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>What lies there is no ordinary file. Choose another name.</source>
        <translation>Det som ligger där är ingen vanlig fil. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Det finns ingen mapp {folder}.</translation>
    </message>
    <message>
        <source>REFI-QDA codebook</source>
        <translation>REFI-QDA-kodbok</translation>
    </message>
    <message>
        <source>There are no tags to make a codebook of</source>
        <translation>Det finns inga taggar att göra en kodbok av</translation>
    </message>
    <message>
        <source>Tag a passage first.</source>
        <translation>Tagga ett ställe först.</translation>
    </message>
    <message>
        <source>JSON (everything)</source>
        <translation>JSON (allt)</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webbsida (HTML)</translation>
    </message>
    <message>
        <source>REFI-QDA project</source>
        <translation>REFI-QDA-projekt</translation>
    </message>
    <message>
        <source>There is no export format called {key}</source>
        <translation>Det finns inget exportformat som heter {key}</translation>
    </message>
    <message>
        <source>Podcasting 2.0 soundbites</source>
        <translation>Podcasting 2.0-ljudklipp</translation>
    </message>
    <message>
        <source>There is nothing to make soundbites of</source>
        <translation>Det finns inget att göra ljudklipp av</translation>
    </message>
    <message>
        <source>Mark a passage of a transcript that has times.</source>
        <translation>Markera ett ställe i en avskrift som har tider.</translation>
    </message>
    <message>
        <source>Table (CSV, for spreadsheets and Readwise)</source>
        <translation>Tabell (CSV, för kalkylblad och Readwise)</translation>
    </message>
    <message>
        <source>W3C Web Annotations</source>
        <translation>W3C Web Annotations</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word-dokument (DOCX)</translation>
    </message>
    <message>
        <source>It is no Word document.</source>
        <translation>Det är inget Word-dokument.</translation>
    </message>
    <message>
        <source>The document is damaged after this paragraph: {reason}.</source>
        <translation>Dokumentet är skadat efter det här stycket: {reason}.</translation>
    </message>
    <message>
        <source>The audio cannot be played: the file is damaged, gone, or of an unknown kind.</source>
        <translation>Ljudet kan inte spelas: filen är skadad, borta eller av ett okänt slag.</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Efter tid</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Efter etikett</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>Efter färg</translation>
    </message>
    <message>
        <source>By speaker</source>
        <translation>Efter talare</translation>
    </message>
    <message>
        <source>Without tags</source>
        <translation>Utan etiketter</translation>
    </message>
    <message>
        <source>Without a speaker</source>
        <translation>Utan talare</translation>
    </message>
    <message>
        <source>Place uncertain</source>
        <translation>Osäker plats</translation>
    </message>
    <message>
        <source>Words not found in this transcript</source>
        <translation>Orden finns inte i den här avskriften</translation>
    </message>
    <message>
        <source>Draft: not kept yet</source>
        <translation>Utkast: inte sparat än</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Bokmärke</translation>
    </message>
    <message>
        <source>The transcript has changed since the file was read. Import it again.</source>
        <translation>Avskriften har ändrats sedan filen lästes. Importera den igen.</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Inget importerades</translation>
    </message>
    <message>
        <source>The time {text} cannot be read.</source>
        <translation>Tiden {text} går inte att läsa.</translation>
    </message>
    <message>
        <source>SubRip subtitles</source>
        <translation>SubRip-undertexter</translation>
    </message>
    <message>
        <source>The cue {number} has no time.</source>
        <translation>Undertext {number} har ingen tid.</translation>
    </message>
    <message>
        <source>The cue has no time; it goes on from the one before.</source>
        <translation>Undertexten saknar tid; den fortsätter från den föregående.</translation>
    </message>
    <message>
        <source>The cue ends before it starts; its end was not used.</source>
        <translation>Repliken slutar innan den börjar; dess slut användes inte.</translation>
    </message>
    <message>
        <source>WebVTT subtitles</source>
        <translation>WebVTT-undertexter</translation>
    </message>
    <message>
        <source>The file is damaged here; what follows was not read.</source>
        <translation>Filen är skadad här; resten lästes inte.</translation>
    </message>
    <message>
        <source>{count} entries are no turns and were not read.</source>
        <translation>{count} poster är inga repliker och lästes inte.</translation>
    </message>
    <message>
        <source>Podcast transcript (JSON)</source>
        <translation>Poddavskrift (JSON)</translation>
    </message>
    <message>
        <source>Segment {number} has no time.</source>
        <translation>Segment {number} saknar tid.</translation>
    </message>
    <message>
        <source>Whisper transcript (JSON)</source>
        <translation>Whisper-avskrift (JSON)</translation>
    </message>
    <message>
        <source>YouTube subtitles (SBV)</source>
        <translation>YouTube-undertexter (SBV)</translation>
    </message>
    <message>
        <source>AssemblyAI transcript (JSON)</source>
        <translation>AssemblyAI-avskrift (JSON)</translation>
    </message>
    <message>
        <source>Amazon Transcribe (JSON)</source>
        <translation>Amazon Transcribe (JSON)</translation>
    </message>
    <message>
        <source>Deepgram transcript (JSON)</source>
        <translation>Deepgram-avskrift (JSON)</translation>
    </message>
    <message>
        <source>Google Speech-to-Text (JSON)</source>
        <translation>Google Speech-to-Text (JSON)</translation>
    </message>
    <message>
        <source>Kaldi transcript (JSON)</source>
        <translation>Kaldi-avskrift (JSON)</translation>
    </message>
    <message>
        <source>Digital Paper Edit (JSON)</source>
        <translation>Digital Paper Edit (JSON)</translation>
    </message>
    <message>
        <source>No transcript can be written as {key}</source>
        <translation>Ingen avskrift kan skrivas som {key}</translation>
    </message>
    <message>
        <source>The ending {suffix} does not tell how to write</source>
        <translation>Filändelsen {suffix} säger inte hur det ska skrivas</translation>
    </message>
    <message>
        <source>Name a format: {keys}.</source>
        <translation>Ange ett format: {keys}.</translation>
    </message>
    <message>
        <source>Not all chapters in {name} could be read</source>
        <translation>En del av kapitlen i {name} kunde inte läsas</translation>
    </message>
    <message>
        <source>Line {line}: {text}</source>
        <translation>Rad {line}: {text}</translation>
    </message>
    <message>
        <source>{name} lists no chapters</source>
        <translation>{name} innehåller inga kapitel</translation>
    </message>
    <message>
        <source>all that makes it a transcript: {reason}</source>
        <translation>allt som gör den till en avskrift: {reason}</translation>
    </message>
    <message>
        <source>{name} is the transcript that is read</source>
        <translation>{name} är avskriften som läses</translation>
    </message>
    <message>
        <source>It is never changed. Choose another name.</source>
        <translation>Den ändras aldrig. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>{title}</source>
        <translation>{title}</translation>
    </message>
    <message>
        <source>Chapter {number}</source>
        <translation>Kapitel {number}</translation>
    </message>
    <message>
        <source>lines around the turns: {count}</source>
        <translation>rader runt replikerna: {count}</translation>
    </message>
    <message>
        <source>the turns: of {before} there are {after}</source>
        <translation>replikerna: av {before} finns {after}</translation>
    </message>
    <message>
        <source>speakers: {names}</source>
        <translation>talare: {names}</translation>
    </message>
    <message>
        <source>who speaks in {count} turns</source>
        <translation>vem som talar i {count} repliker</translation>
    </message>
    <message>
        <source>the words of {count} turns, letter by letter</source>
        <translation>orden i {count} repliker, bokstav för bokstav</translation>
    </message>
    <message>
        <source>line breaks inside turns</source>
        <translation>radbrytningar i repliker</translation>
    </message>
    <message>
        <source>the times</source>
        <translation>tiderna</translation>
    </message>
    <message>
        <source>exact times: they are up to {ms} ms off</source>
        <translation>exakta tider: de avviker med upp till {ms} ms</translation>
    </message>
    <message>
        <source>which times are estimates</source>
        <translation>vilka tider som är uppskattade</translation>
    </message>
    <message>
        <source>the times of {count} captions and words inside turns</source>
        <translation>tiderna för {count} undertexter och ord i repliker</translation>
    </message>
    <message>
        <source>how sure a machine was of the words</source>
        <translation>hur säker en maskin var på orden</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>titeln</translation>
    </message>
    <message>
        <source>the language</source>
        <translation>språket</translation>
    </message>
    <message>
        <source>the name of the audio</source>
        <translation>ljudets namn</translation>
    </message>
    <message>
        <source>OpenDocument text (ODT)</source>
        <translation>OpenDocument-text (ODT)</translation>
    </message>
    <message>
        <source>It is no OpenDocument text.</source>
        <translation>Det är ingen OpenDocument-text.</translation>
    </message>
    <message>
        <source>This document cannot be read</source>
        <translation>Dokumentet går inte att läsa</translation>
    </message>
    <message>
        <source>Rich text (RTF)</source>
        <translation>Formaterad text (RTF)</translation>
    </message>
    <message>
        <source>The document ends in the middle of a paragraph or a table.</source>
        <translation>Dokumentet slutar mitt i ett stycke eller en tabell.</translation>
    </message>
    <message>
        <source>Chapter {number} has no time.</source>
        <translation>Kapitel {number} har ingen tid.</translation>
    </message>
    <message>
        <source>ELAN annotations</source>
        <translation>ELAN-annotationer</translation>
    </message>
    <message>
        <source>The time {time} cannot be; it was not used.</source>
        <translation>Tiden {time} är inte möjlig och användes inte.</translation>
    </message>
    <message>
        <source>An annotation has no time and was not read.</source>
        <translation>En annotation saknar tid och lästes inte.</translation>
    </message>
    <message>
        <source>{tier}: {text}</source>
        <translation>{tier}: {text}</translation>
    </message>
    <message>
        <source>noScribe</source>
        <translation>noScribe</translation>
    </message>
    <message>
        <source>oTranscribe</source>
        <translation>oTranscribe</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>Praat TextGrid</translation>
    </message>
    <message>
        <source>A label has no time, or no tier, and was not read.</source>
        <translation>En etikett saknar tid eller spår och lästes inte.</translation>
    </message>
    <message>
        <source>A label before this one could not be read.</source>
        <translation>En etikett före den här gick inte att läsa.</translation>
    </message>
    <message>
        <source>A quotation mark is missing at the end of this label.</source>
        <translation>Ett citattecken saknas i slutet av den här etiketten.</translation>
    </message>
    <message>
        <source>The label ends before it starts; its end was not used.</source>
        <translation>Etiketten slutar innan den börjar; dess slut användes inte.</translation>
    </message>
    <message>
        <source>Tier {tier}: {count} annotations that are no words.</source>
        <translation>Spår {tier}: {count} annotationer som inte är ord.</translation>
    </message>
    <message>
        <source>Lyrics with times (LRC)</source>
        <translation>Sångtext med tider (LRC)</translation>
    </message>
    <message>
        <source>The line comes again too often; only its first time was read.</source>
        <translation>Raden upprepas för många gånger; bara dess första tid lästes.</translation>
    </message>
    <message>
        <source>YouTube subtitles (XML)</source>
        <translation>YouTube-undertexter (XML)</translation>
    </message>
    <message>
        <source>The cue has no time; it was not read.</source>
        <translation>Undertexten saknar tid; den lästes inte.</translation>
    </message>
    <message>
        <source>YouTube subtitles (JSON)</source>
        <translation>YouTube-undertexter (JSON)</translation>
    </message>
    <message>
        <source>TTML subtitles</source>
        <translation>TTML-undertexter</translation>
    </message>
    <message>
        <source>The file is damaged here.</source>
        <translation>Filen är skadad här.</translation>
    </message>
    <message>
        <source>The transcript is not read</source>
        <translation>Avskriften läses inte</translation>
    </message>
    <message>
        <source>A transcript without times cannot be written in this format</source>
        <translation>En avskrift utan tider kan inte skrivas i det här formatet</translation>
    </message>
    <message>
        <source>Choose a format that needs none, such as Markdown.</source>
        <translation>Välj ett format som inte behöver några, till exempel Markdown.</translation>
    </message>
    <message>
        <source>Table (CSV, for spreadsheets)</source>
        <translation>Tabell (CSV, för kalkylblad)</translation>
    </message>
    <message>
        <source>This part of the search is not understood: {part}</source>
        <translation>Den här delen av sökningen går inte att förstå: {part}</translation>
    </message>
    <message>
        <source>Dates are written 2024-05-01, 2024-05 or 2024; in: takes notes or text.</source>
        <translation>Datum skrivs 2024-05-01, 2024-05 eller 2024; efter in: står notes eller text.</translation>
    </message>
    <message>
        <source>There is nothing to look for</source>
        <translation>Det finns inget att söka efter</translation>
    </message>
    <message>
        <source>Give at least one word.</source>
        <translation>Ange minst ett ord.</translation>
    </message>
    <message>
        <source>There is no library in {folder} yet</source>
        <translation>Det finns inget bibliotek i {folder} än</translation>
    </message>
    <message>
        <source>The file is damaged here; what is whole around it was read.</source>
        <translation>Filen är skadad här; det som är helt runt omkring har lästs.</translation>
    </message>
    <message>
        <source>{text}: {done} of {total} MB</source>
        <translation>{text}: {done} av {total} MB</translation>
    </message>
    <message>
        <source>{text}: {done} MB</source>
        <translation>{text}: {done} MB</translation>
    </message>
    <message>
        <source>From {host}</source>
        <translation>Från {host}</translation>
    </message>
    <message>
        <source>There is nothing to open</source>
        <translation>Det finns inget att öppna</translation>
    </message>
    <message>
        <source>The episode names no audio and no transcript that could be downloaded.</source>
        <translation>Avsnittet nämner varken ljud eller avskrift som kunde laddas ner.</translation>
    </message>
    <message>
        <source>The page names no audio, but a podcast&apos;s feed</source>
        <translation>Sidan nämner inget ljud, men en podds flöde</translation>
    </message>
    <message>
        <source>To choose an episode, open its address: {address}</source>
        <translation>Öppna dess adress för att välja ett avsnitt: {address}</translation>
    </message>
    <message>
        <source>It is no audio, whatever the link says.</source>
        <translation>Det är inget ljud, vad länken än säger.</translation>
    </message>
    <message>
        <source>It is neither audio nor a transcript.</source>
        <translation>Det är varken ljud eller en avskrift.</translation>
    </message>
    <message>
        <source>It lists no chapters.</source>
        <translation>Den innehåller inga kapitel.</translation>
    </message>
    <message>
        <source>{name} is not what it should be</source>
        <translation>{name} är inte vad den borde vara</translation>
    </message>
    <message>
        <source>The feed is not read</source>
        <translation>Flödet läses inte</translation>
    </message>
    <message>
        <source>It names no audio and no transcripts. Perhaps it is the feed of a blog.</source>
        <translation>Det nämner varken ljud eller avskrifter. Kanske är det en bloggs flöde.</translation>
    </message>
    <message>
        <source>The feed has no episodes</source>
        <translation>Flödet har inga avsnitt</translation>
    </message>
    <message>
        <source>An address is one line without strange characters, and not this long.</source>
        <translation>En adress är en rad utan konstiga tecken, och inte så här lång.</translation>
    </message>
    <message>
        <source>Look whether it was copied whole.</source>
        <translation>Se efter om den kopierades i sin helhet.</translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// are opened.</source>
        <translation>Bara adresser som börjar med http:// eller https:// öppnas.</translation>
    </message>
    <message>
        <source>It holds a name or a password, which is never sent.</source>
        <translation>Den innehåller ett namn eller ett lösenord, som aldrig skickas.</translation>
    </message>
    <message>
        <source>{address} cannot be opened</source>
        <translation>{address} kan inte öppnas</translation>
    </message>
    <message>
        <source>What comes from {host} could not be written</source>
        <translation>Det som kommer från {host} kunde inte sparas</translation>
    </message>
    <message>
        <source>It wants a name and a password, which are never sent. Download it in a browser.</source>
        <translation>Den vill ha namn och lösenord, som aldrig skickas. Ladda ner den i en webbläsare.</translation>
    </message>
    <message>
        <source>The server does not give it out. Perhaps a browser may download it.</source>
        <translation>Servern lämnar inte ut den. Kanske går det att ladda ner den i en webbläsare.</translation>
    </message>
    <message>
        <source>There is nothing at this address. Look whether it was copied whole.</source>
        <translation>Det finns inget på den här adressen. Se efter om den kopierades i sin helhet.</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Den finns inte längre kvar.</translation>
    </message>
    <message>
        <source>The server was asked too often. Try again in a few minutes.</source>
        <translation>Servern fick för många frågor. Försök igen om några minuter.</translation>
    </message>
    <message>
        <source>Try again: what has arrived is kept where the server allows it.</source>
        <translation>Försök igen: det som har kommit behålls om servern tillåter det.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off</source>
        <translation>Förbindelsen med {host} bröts</translation>
    </message>
    <message>
        <source>Nothing came for {seconds} seconds. Try again later.</source>
        <translation>Inget kom på {seconds} sekunder. Försök igen senare.</translation>
    </message>
    <message>
        <source>{address} is too large</source>
        <translation>{address} är för stor</translation>
    </message>
    <message>
        <source>Audio may have {audio} MB, anything else {other} MB; this has more than {limit} MB.</source>
        <translation>Ljud får ha {audio} MB, allt annat {other} MB; det här har mer än {limit} MB.</translation>
    </message>
    <message>
        <source>The server has a problem of its own ({status}). Try again later.</source>
        <translation>Servern har egna problem ({status}). Försök igen senare.</translation>
    </message>
    <message>
        <source>The server answers {status}. Look whether the address is right.</source>
        <translation>Servern svarar {status}. Se efter om adressen stämmer.</translation>
    </message>
    <message>
        <source>What answers there is no web server.</source>
        <translation>Det som svarar där är ingen webbserver.</translation>
    </message>
    <message>
        <source>{host} is not asked: it lies in your own network</source>
        <translation>{host} tillfrågas inte: den ligger i ditt eget nätverk</translation>
    </message>
    <message>
        <source>If you know that address, open it yourself: choose Open address… and type it.</source>
        <translation>Om du känner till adressen kan du öppna den själv: välj Öppna adress… och skriv in den.</translation>
    </message>
    <message>
        <source>The server sent on more than {most} times. Open the last address itself.</source>
        <translation>Servern skickade vidare mer än {most} gånger. Öppna den sista adressen direkt.</translation>
    </message>
    <message>
        <source>The server sends on to an address that is not encrypted, which is not followed.</source>
        <translation>Servern skickar vidare till en adress som inte är krypterad; den följs inte.</translation>
    </message>
    <message>
        <source>Its certificate is not valid: {reason}.</source>
        <translation>Dess certifikat är inte giltigt: {reason}.</translation>
    </message>
    <message>
        <source>{host} cannot prove that it is {host}</source>
        <translation>{host} kan inte bevisa att den är {host}</translation>
    </message>
    <message>
        <source>No encrypted connection came about: {reason}.</source>
        <translation>Ingen krypterad förbindelse kom till stånd: {reason}.</translation>
    </message>
    <message>
        <source>There is no such name, or no connection to the internet.</source>
        <translation>Namnet finns inte, eller så saknas förbindelse med internet.</translation>
    </message>
    <message>
        <source>It does not answer. Try again later.</source>
        <translation>Den svarar inte. Försök igen senare.</translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <translation>{host} kan inte nås</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Turnlight</source>
        <translation>Om Turnlight</translation>
    </message>
    <message>
        <source>Turnlight {version}</source>
        <translation>Turnlight {version}</translation>
    </message>
    <message>
        <source>Listen along with the transcript. Free software, GPL 3 or later.</source>
        <translation>Lyssna och följ med i avskriften. Fri programvara, GPL 3 eller senare.</translation>
    </message>
    <message>
        <source>Sound by {player}</source>
        <translation>Ljud genom {player}</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Open address</source>
        <translation>Öppna adress</translation>
    </message>
    <message>
        <source>The address of an episode&apos;s page, of a podcast&apos;s feed, of a transcript or of an audio file. Only what belongs to the episode is downloaded.</source>
        <translation>Adressen till ett avsnitts sida, en podds flöde, en avskrift eller en ljudfil. Bara det som hör till avsnittet laddas ner.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adress</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
</context>
<context>
    <name>AnnotationCommands</name>
    <message>
        <source>Write a note</source>
        <translation>Skriv en anteckning</translation>
    </message>
    <message>
        <source>Note on what is heard at {time}</source>
        <translation>Anteckning om det som hörs vid {time}</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketter</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) got back what you were typing</source>
        <translation>
            <numerusform>%n anteckning fick tillbaka det du höll på att skriva</numerusform>
            <numerusform>%n anteckningar fick tillbaka det du höll på att skriva</numerusform>
        </translation>
    </message>
    <message>
        <source>The program ended before you were done. Undo takes it away again.</source>
        <translation>Programmet avslutades innan du var klar. Ångra tar bort det igen.</translation>
    </message>
</context>
<context>
    <name>AnnotationController</name>
    <message>
        <source>highlight</source>
        <translation>markera</translation>
    </message>
    <message>
        <source>set a bookmark</source>
        <translation>sätt ett bokmärke</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>skriv en anteckning</translation>
    </message>
    <message>
        <source>remove a note</source>
        <translation>ta bort en anteckning</translation>
    </message>
    <message>
        <source>change the colour</source>
        <translation>byt färg</translation>
    </message>
    <message>
        <source>mark as to be completed</source>
        <translation>märk som att fylla i</translation>
    </message>
    <message>
        <source>mark as completed</source>
        <translation>märk som klar</translation>
    </message>
    <message numerus="yes">
        <source>delete %n note(s)</source>
        <translation>
            <numerusform>ta bort %n anteckning</numerusform>
            <numerusform>ta bort %n anteckningar</numerusform>
        </translation>
    </message>
    <message>
        <source>add the tag {name}</source>
        <translation>lägg till etiketten {name}</translation>
    </message>
    <message>
        <source>remove the tag {name}</source>
        <translation>ta av etiketten {name}</translation>
    </message>
    <message>
        <source>rename the tag {name}</source>
        <translation>byt namn på etiketten {name}</translation>
    </message>
    <message>
        <source>merge tags into {name}</source>
        <translation>slå ihop etiketter till {name}</translation>
    </message>
    <message>
        <source>delete the tag {name}</source>
        <translation>ta bort etiketten {name}</translation>
    </message>
    <message>
        <source>change the colour of the tag {name}</source>
        <translation>byt färg på etiketten {name}</translation>
    </message>
</context>
<context>
    <name>AnnotationSteps</name>
    <message>
        <source>restore what was being typed</source>
        <translation>återställ det som höll på att skrivas</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>playing now</source>
        <translation>spelas nu</translation>
    </message>
    <message>
        <source>playing about here</source>
        <translation>spelas ungefär här</translation>
    </message>
    <message>
        <source>sync point</source>
        <translation>synkpunkt</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n markering</numerusform>
            <numerusform>%n markeringar</numerusform>
        </translation>
    </message>
    <message>
        <source>chapter {title}</source>
        <translation>kapitel {title}</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>Te&amp;ckenkodning</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Tid</translation>
    </message>
    <message>
        <source>E&amp;nd</source>
        <translation>S&amp;lut</translation>
    </message>
    <message>
        <source>&amp;Speaker</source>
        <translation>T&amp;alare</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Ord</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>okänd</translation>
    </message>
    <message>
        <source>no column</source>
        <translation>ingen kolumn</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Kolumn {number}</translation>
    </message>
    <message>
        <source>Recognised: {what}</source>
        <translation>Funnet: {what}</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>knappast</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>säkert</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>troligt</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möjligt</translation>
    </message>
</context>
<context>
    <name>AudioDelayDialog</name>
    <message>
        <source>Audio delay</source>
        <translation>Ljudfördröjning</translation>
    </message>
    <message>
        <source>Audio delay in milliseconds</source>
        <translation>Ljudfördröjning i millisekunder</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>The light comes before the sound? Raise the delay.</source>
        <translation>Kommer ljuset före ljudet? Höj fördröjningen.</translation>
    </message>
    <message>
        <source>It comes after the sound? Lower it.</source>
        <translation>Kommer det efter ljudet? Sänk den.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Kept for this sound device: {device}</source>
        <translation>Gäller för ljudenheten {device}</translation>
    </message>
    <message>
        <source>Kept for this computer: it does not name its sound device.</source>
        <translation>Gäller för den här datorn: den namnger inte sin ljudenhet.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Restore backup</source>
        <translation>Återställ säkerhetskopia</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gjord</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Storlek</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Everything in the library becomes what it was then: notes, tags, places, settings.</source>
        <translation>Allt i biblioteket blir som det var då: anteckningar, etiketter, platser, inställningar.</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Det finns inga säkerhetskopior än.</translation>
    </message>
    <message>
        <source>Restore the library of {when}?</source>
        <translation>Återställa biblioteket från {when}?</translation>
    </message>
    <message>
        <source>The library as it is now is kept as a backup, too.</source>
        <translation>Biblioteket som det är nu sparas också som säkerhetskopia.</translation>
    </message>
</context>
<context>
    <name>Bin</name>
    <message numerus="yes">
        <source>restore %n note(s)</source>
        <translation>
            <numerusform>återställ %n anteckning</numerusform>
            <numerusform>återställ %n anteckningar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Deleted notes</source>
        <translation>Raderade anteckningar</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Raderad</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Note or words</source>
        <translation>Anteckning eller ord</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Avsnitt</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Radera för alltid</translation>
    </message>
    <message>
        <source>What was deleted is kept for 30 days.</source>
        <translation>Det som raderas finns kvar i 30 dagar.</translation>
    </message>
    <message>
        <source>No notes were deleted in the last 30 days.</source>
        <translation>Inga anteckningar har raderats de senaste 30 dagarna.</translation>
    </message>
    <message>
        <source>This episode</source>
        <translation>Det här avsnittet</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Bokmärke</translation>
    </message>
</context>
<context>
    <name>CarriedCorrections</name>
    <message>
        <source>An earlier version of this transcript was corrected.</source>
        <translation>En tidigare version av avskriften har rättats.</translation>
    </message>
    <message numerus="yes">
        <source>Its %n correction(s) can be made here, too.</source>
        <translation>
            <numerusform>Dess %n rättelse kan göras även här.</numerusform>
            <numerusform>Dess %n rättelser kan göras även här.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of {count} can be made here, too.</source>
        <translation>
            <numerusform>%n rättelse av {count} kan göras även här.</numerusform>
            <numerusform>%n rättelser av {count} kan göras även här.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Rätta</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senare</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>make %n correction(s) of an earlier version</source>
        <translation>
            <numerusform>göra %n rättelse från en tidigare version</numerusform>
            <numerusform>göra %n rättelser från en tidigare version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChapterButton</name>
    <message>
        <source>Chapter: {title}</source>
        <translation>Kapitel: {title}</translation>
    </message>
</context>
<context>
    <name>ChapterMenu</name>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
</context>
<context>
    <name>CheckLines</name>
    <message>
        <source>Set a sync point</source>
        <translation>Sätt en synkpunkt</translation>
    </message>
    <message>
        <source>See how it was read…</source>
        <translation>Se hur den lästes…</translation>
    </message>
    <message>
        <source>Ignore for this file</source>
        <translation>Ignorera för den här filen</translation>
    </message>
    <message>
        <source>Play to where the first turn begins: “{words}”</source>
        <translation>Spela fram till där första repliken börjar: ”{words}”</translation>
    </message>
    <message>
        <source>Press the button when you hear it, or {key}.</source>
        <translation>Tryck på knappen när du hör den, eller på {key}.</translation>
    </message>
    <message>
        <source>It begins now</source>
        <translation>Den börjar nu</translation>
    </message>
</context>
<context>
    <name>ClipsDialog</name>
    <message>
        <source>Audio clips</source>
        <translation>Ljudklipp</translation>
    </message>
    <message>
        <source>Each passage becomes an audio file, with its words in a text file beside it.</source>
        <translation>Varje ställe blir en ljudfil, med orden i en textfil bredvid.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Längd</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Talare</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Ställe</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Ställen</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>Alla eller inga</translation>
    </message>
    <message numerus="yes">
        <source>Cut %n clip(s)…</source>
        <translation>
            <numerusform>Klipp ut %n ställe…</numerusform>
            <numerusform>Klipp ut %n ställen…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>VLC</source>
        <translation>VLC</translation>
    </message>
    <message>
        <source>Built-in player</source>
        <translation>Inbyggd spelare</translation>
    </message>
    <message>
        <source>No audio</source>
        <translation>Inget ljud</translation>
    </message>
</context>
<context>
    <name>CorrectionMarks</name>
    <message>
        <source>In the file: {words}</source>
        <translation>I filen: {words}</translation>
    </message>
    <message>
        <source>In the file: nobody</source>
        <translation>I filen: ingen</translation>
    </message>
    <message>
        <source>Added: the file has nothing here</source>
        <translation>Tillagt: i filen står inget här</translation>
    </message>
</context>
<context>
    <name>CorrectionsController</name>
    <message>
        <source>correct the text</source>
        <translation>rätta texten</translation>
    </message>
    <message>
        <source>write what was not heard</source>
        <translation>skriv det som inte hördes</translation>
    </message>
    <message>
        <source>take a correction back</source>
        <translation>ta tillbaka en rättelse</translation>
    </message>
    <message>
        <source>join speakers</source>
        <translation>slå ihop talare</translation>
    </message>
    <message>
        <source>rename a speaker</source>
        <translation>byt namn på en talare</translation>
    </message>
    <message>
        <source>change the speaker of a turn</source>
        <translation>ändra talaren i en replik</translation>
    </message>
    <message>
        <source>split a turn</source>
        <translation>dela en replik</translation>
    </message>
    <message>
        <source>join two turns</source>
        <translation>slå ihop två repliker</translation>
    </message>
</context>
<context>
    <name>Delaying</name>
    <message>
        <source>Audio delay {delay}</source>
        <translation>Ljudfördröjning {delay}</translation>
    </message>
    <message>
        <source>{said} for {device}</source>
        <translation>{said} för {device}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Opening {what}</source>
        <translation>Öppnar {what}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>This text comes from inside {name}.</source>
        <translation>Den här texten är hämtad ur ljudfilen {name}.</translation>
    </message>
    <message>
        <source>A transcript that you drop, open or paste takes its place.</source>
        <translation>En avskrift som du släpper, öppnar eller klistrar in tar dess plats.</translation>
    </message>
    <message>
        <source>This audio has no transcript yet.</source>
        <translation>Ljudet har ingen avskrift än.</translation>
    </message>
    <message>
        <source>Drop, open or paste one: it joins the audio.</source>
        <translation>Släpp, öppna eller klistra in en, så hör den till ljudet.</translation>
    </message>
    <message>
        <source>This lies after the end of the audio ({time}).</source>
        <translation>Det här ligger efter ljudets slut ({time}).</translation>
    </message>
    <message>
        <source>Perhaps the audio is incomplete, or belongs to another transcript.</source>
        <translation>Kanske är ljudet ofullständigt, eller hör till en annan avskrift.</translation>
    </message>
    <message>
        <source>This lies before the beginning of the audio.</source>
        <translation>Det här ligger före ljudets början.</translation>
    </message>
    <message>
        <source>The timing you set puts it there.</source>
        <translation>Det följer av tiderna du har satt.</translation>
    </message>
    <message>
        <source>Turnlight</source>
        <translation>Turnlight</translation>
    </message>
</context>
<context>
    <name>DiffText</name>
    <message>
        <source>What is different in the transcript</source>
        <translation>Vad som skiljer i avskriften</translation>
    </message>
    <message>
        <source>No word is different: only the turns are parted otherwise.</source>
        <translation>Inget ord skiljer: bara replikerna är delade på annat sätt.</translation>
    </message>
    <message>
        <source>The words of the other version are not known: places are found by their quotes.</source>
        <translation>Den andra versionens ord är inte kända: ställen söks efter sina citat.</translation>
    </message>
    <message>
        <source>The notes were made in these words, or in some that are not known any more.</source>
        <translation>Anteckningarna gjordes i just de här orden, eller i ord som inte längre är kända.</translation>
    </message>
    <message>
        <source>Moved here</source>
        <translation>Flyttat hit</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>Flyttat härifrån</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Tillagt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Borttaget</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrat</translation>
    </message>
    <message>
        <source>({count} words in all)</source>
        <translation>({count} ord sammanlagt)</translation>
    </message>
</context>
<context>
    <name>EditionDesk</name>
    <message>
        <source>Review places</source>
        <translation>Granska ställen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Uppdatera</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>Visa ändringar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senare</translation>
    </message>
    <message>
        <source>Review places… ({count})</source>
        <translation>Granska ställen… ({count})</translation>
    </message>
    <message>
        <source>There are notes from another version of this episode: {outlook}</source>
        <translation>Det finns anteckningar från en annan version av avsnittet: {outlook}</translation>
    </message>
    <message>
        <source>The transcript has changed: {outlook}</source>
        <translation>Avskriften har ändrats: {outlook}</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) kept</source>
        <translation>
            <numerusform>%n anteckning behålls</numerusform>
            <numerusform>%n anteckningar behålls</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes updated: {outlook}</source>
        <translation>Anteckningarna är uppdaterade: {outlook}</translation>
    </message>
    <message>
        <source>{count} to review</source>
        <translation>{count} att granska</translation>
    </message>
    <message>
        <source>{count} without a place</source>
        <translation>{count} utan ställe</translation>
    </message>
</context>
<context>
    <name>EditionDialog</name>
    <message>
        <source>Another version of the transcript</source>
        <translation>En annan version av avskriften</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Uppdatera</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senare</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Ställe</translation>
    </message>
    <message>
        <source>What happens to the note</source>
        <translation>Vad som händer med anteckningen</translation>
    </message>
    <message>
        <source>What happens to each note</source>
        <translation>Vad som händer med varje anteckning</translation>
    </message>
    <message>
        <source>Its words are gone; it is kept without a place</source>
        <translation>Orden är borta; den behålls utan ställe</translation>
    </message>
    <message numerus="yes">
        <source>To review: %n place(s) come into question</source>
        <translation>
            <numerusform>Att granska: %n ställe är tänkbart</numerusform>
            <numerusform>Att granska: %n ställen är tänkbara</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept, at {time}</source>
        <translation>Behålls, vid {time}</translation>
    </message>
    <message>
        <source>Kept, at {time}; the words are now “{words}”</source>
        <translation>Behålls, vid {time}; orden är nu ”{words}”</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) changed</source>
        <translation>
            <numerusform>%n ord ändrat</numerusform>
            <numerusform>%n ord ändrade</numerusform>
        </translation>
    </message>
    <message>
        <source>added: {count}</source>
        <translation>tillagda: {count}</translation>
    </message>
    <message>
        <source>removed: {count}</source>
        <translation>borttagna: {count}</translation>
    </message>
    <message>
        <source>moved: {count}</source>
        <translation>flyttade: {count}</translation>
    </message>
</context>
<context>
    <name>Editions</name>
    <message numerus="yes">
        <source>update the places of %n note(s)</source>
        <translation>
            <numerusform>uppdatera stället för %n anteckning</numerusform>
            <numerusform>uppdatera ställena för %n anteckningar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyNotes</name>
    <message>
        <source>Select words in the transcript to highlight them and to write about them.</source>
        <translation>Välj ord i avskriften för att markera dem och skriva om dem.</translation>
    </message>
    <message>
        <source>Show all notes</source>
        <translation>Visa alla anteckningar</translation>
    </message>
    <message>
        <source>No such notes</source>
        <translation>Inga sådana anteckningar</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Inga anteckningar än</translation>
    </message>
    <message>
        <source>The filter lets none of this episode&apos;s notes through.</source>
        <translation>Filtret släpper inte igenom någon av avsnittets anteckningar.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Open…</source>
        <translation>Öppna…</translation>
    </message>
    <message>
        <source>Paste transcript</source>
        <translation>Klistra in avskrift</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Senaste</translation>
    </message>
    <message>
        <source>Drop an audio file and its transcript here</source>
        <translation>Släpp en ljudfil och dess avskrift här</translation>
    </message>
    <message>
        <source>Either alone will do; the other can follow.</source>
        <translation>Det räcker med den ena; den andra kan komma senare.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export notes</source>
        <translation>Exportera anteckningar</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>All notes: {count}</source>
        <translation>Alla anteckningar: {count}</translation>
    </message>
    <message numerus="yes">
        <source>Only the chosen notes: %n</source>
        <translation>
            <numerusform>Bara den valda anteckningen: %n</numerusform>
            <numerusform>Bara de valda anteckningarna: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>With the whole transcript</source>
        <translation>Med hela avskriften</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportera…</translation>
    </message>
    <message>
        <source>There are no notes yet: this exports the transcript.</source>
        <translation>Det finns inga anteckningar än: avskriften exporteras.</translation>
    </message>
    <message>
        <source>How much of the transcript this format holds is fixed.</source>
        <translation>Hur mycket av avskriften som finns i det här formatet är bestämt.</translation>
    </message>
</context>
<context>
    <name>ExportTranscriptDialog</name>
    <message>
        <source>Export transcript</source>
        <translation>Exportera avskrift</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>With &amp;my corrections</source>
        <translation>Med &amp;mina rättelser</translation>
    </message>
    <message>
        <source>In the &amp;times of the audio (sync points applied)</source>
        <translation>I ljudets &amp;tider (synkpunkterna tillämpade)</translation>
    </message>
    <message>
        <source>Cut captions &amp;anew (otherwise as they are in the file)</source>
        <translation>Dela in undertexterna på &amp;nytt (annars som i filen)</translation>
    </message>
    <message>
        <source>There are no times: formats that need them are left out.</source>
        <translation>Det finns inga tider: format som behöver dem är utelämnade.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportera…</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>Turnlight</source>
        <translation>Turnlight</translation>
    </message>
    <message>
        <source>Something went wrong in Turnlight itself.</source>
        <translation>Något gick fel i själva Turnlight.</translation>
    </message>
    <message>
        <source>You can go on; nothing was lost. A report helps to mend it: it holds no words of yours.</source>
        <translation>Du kan fortsätta; inget gick förlorat. En rapport hjälper till att rätta felet: den innehåller inga ord från dina filer.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Kopiera rapport</translation>
    </message>
</context>
<context>
    <name>FeedDialog</name>
    <message>
        <source>Podcast</source>
        <translation>Podd</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Avsnitt</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Längd</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Avskrift</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>Avsnitt</translation>
    </message>
    <message>
        <source>Find an episode</source>
        <translation>Hitta ett avsnitt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Choose the episode to download and open.</source>
        <translation>Välj det avsnitt som ska laddas ner och öppnas.</translation>
    </message>
    <message>
        <source>Left out, without audio and transcript or damaged: {count}.</source>
        <translation>Utelämnade, utan ljud och avskrift eller skadade: {count}.</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Utan titel</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>What Turnlight opens ({endings})</source>
        <translation>Det som Turnlight öppnar ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>Sort the notes</source>
        <translation>Sortera anteckningarna</translation>
    </message>
    <message>
        <source>Choose which notes are shown</source>
        <translation>Välj vilka anteckningar som visas</translation>
    </message>
    <message>
        <source>Fold the notes away</source>
        <translation>Fäll undan anteckningarna</translation>
    </message>
    <message>
        <source>Show all notes</source>
        <translation>Visa alla anteckningar</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} av {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) to be completed</source>
        <translation>
            <numerusform>%n anteckning att fylla i</numerusform>
            <numerusform>%n anteckningar att fylla i</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter notes</source>
        <translation>Filtrera anteckningar</translation>
    </message>
    <message>
        <source>Show only what is to be completed</source>
        <translation>Visa bara det som ska fyllas i</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Bokmärken</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>To be completed</source>
        <translation>Att fylla i</translation>
    </message>
    <message>
        <source>Bookmarks only</source>
        <translation>Bara bokmärken</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketter</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Talare</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Visa alla</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Talare</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Repliker</translation>
    </message>
    <message>
        <source>Doubtful or left out</source>
        <translation>Tveksamt eller utelämnat</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Vem som talar</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Tveksamt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnat</translation>
    </message>
    <message>
        <source>Turns ({count})</source>
        <translation>Repliker ({count})</translation>
    </message>
    <message>
        <source>Speakers ({count})</source>
        <translation>Talare ({count})</translation>
    </message>
    <message>
        <source>Doubtful or left out ({count})</source>
        <translation>Tveksamt eller utelämnat ({count})</translation>
    </message>
    <message>
        <source>{name} – turns: {count}</source>
        <translation>{name} – repliker: {count}</translation>
    </message>
    <message>
        <source>{name} – perhaps a name, lines: {count}</source>
        <translation>{name} – kanske ett namn, rader: {count}</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation>Meny</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import notes</source>
        <translation>Importera anteckningar</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Vad det är</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Ställe</translation>
    </message>
    <message>
        <source>Note or tags</source>
        <translation>Anteckning eller etiketter</translation>
    </message>
    <message>
        <source>Notes in the file</source>
        <translation>Anteckningar i filen</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} nya</translation>
    </message>
    <message>
        <source>{count} there already</source>
        <translation>{count} som redan finns</translation>
    </message>
    <message>
        <source>{count} whose words are not in this transcript</source>
        <translation>{count} vars ord inte finns i avskriften</translation>
    </message>
    <message>
        <source>Notes in {name}: {parts}.</source>
        <translation>Anteckningar i {name}: {parts}.</translation>
    </message>
    <message>
        <source>New, place to be checked</source>
        <translation>Ny, stället bör ses över</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>New, without a place</source>
        <translation>Ny, utan plats</translation>
    </message>
    <message>
        <source>There, says something else</source>
        <translation>Finns, säger något annat</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Finns redan</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Bokmärke</translation>
    </message>
    <message>
        <source>What was left out or is doubtful</source>
        <translation>Vad som utelämnades eller är osäkert</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>Alla eller inga</translation>
    </message>
    <message numerus="yes">
        <source>Import %n note(s)</source>
        <translation>
            <numerusform>Importera %n anteckning</numerusform>
            <numerusform>Importera %n anteckningar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpDialog</name>
    <message>
        <source>Jump to a time</source>
        <translation>Hoppa till en tid</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>1:02:03 or 62:03 or 1h2m</source>
        <translation>1:02:03 eller 62:03 eller 1h2m</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Hoppa</translation>
    </message>
    <message>
        <source>Not a time yet</source>
        <translation>Ingen tid än</translation>
    </message>
    <message>
        <source>The episode ends at {time}</source>
        <translation>Avsnittet slutar vid {time}</translation>
    </message>
    <message>
        <source>Goes to {time}</source>
        <translation>Går till {time}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Turnlight</source>
        <translation>Turnlight</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Stäng meddelandet</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} till</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Meddelande</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Varning</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fel</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Text of the note</source>
        <translation>Anteckningens text</translation>
    </message>
    <message>
        <source>Write a note; Ctrl+Enter: done</source>
        <translation>Skriv en anteckning; Ctrl+Enter: klar</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Write a note</source>
        <translation>Skriv en anteckning</translation>
    </message>
    <message>
        <source>Enter: done · Shift+Enter: new line</source>
        <translation>Enter: klar · Skift+Enter: ny rad</translation>
    </message>
</context>
<context>
    <name>NotesDesk</name>
    <message>
        <source>Select words in the transcript, then press {highlight} to highlight them, or {note} to write about them.

While you listen, {mark_turn} marks what you hear; the words can come later.</source>
        <translation>Välj ord i avskriften och tryck {highlight} för att markera dem, eller {note} för att skriva om dem.

Medan du lyssnar markerar {mark_turn} det du hör; orden kan komma senare.</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>Colour of these notes</source>
        <translation>Anteckningarnas färg</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) shown</source>
        <translation>
            <numerusform>%n anteckning visas</numerusform>
            <numerusform>%n anteckningar visas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) chosen</source>
        <translation>
            <numerusform>%n anteckning vald</numerusform>
            <numerusform>%n anteckningar valda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
</context>
<context>
    <name>NowPlayingPill</name>
    <message>
        <source>Now playing {time}</source>
        <translation>Spelas nu {time}</translation>
    </message>
    <message>
        <source>above</source>
        <translation>ovanför</translation>
    </message>
    <message>
        <source>below</source>
        <translation>nedanför</translation>
    </message>
    <message>
        <source>{text}, {where}: go there</source>
        <translation>{text}, {where}: gå dit</translation>
    </message>
    <message>
        <source>Go to what is playing and follow it (F)</source>
        <translation>Gå till det som spelas och följ det (F)</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Pasted transcript</source>
        <translation>Inklistrad avskrift</translation>
    </message>
</context>
<context>
    <name>OverviewStrip</name>
    <message>
        <source>Position in the episode</source>
        <translation>Plats i avsnittet</translation>
    </message>
</context>
<context>
    <name>PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spela</translation>
    </message>
</context>
<context>
    <name>QuoteStylesDialog</name>
    <message>
        <source>How quotes are written</source>
        <translation>Hur citat skrivs</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stilar</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Vanlig text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Vad som är fel</translation>
    </message>
    <message>
        <source>Looks like this</source>
        <translation>Så här ser det ut</translation>
    </message>
    <message>
        <source>{fields} stand for what they say; [[ … ]] is left out where they are empty.</source>
        <translation>{fields} står för det de säger; [[ … ]] utelämnas där de är tomma.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>The text is &amp;written in</source>
        <translation>Texten &amp;skrivs i</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;HTML, for programs that keep formatting; empty to make it of the text</source>
        <translation>&amp;HTML, för program som behåller formateringen; tomt för att göra den av texten</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Ny stil</translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation>Som den var från början</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>What was said.</source>
        <translation>Det som sades.</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>Ada</translation>
    </message>
    <message>
        <source>An episode</source>
        <translation>Ett avsnitt</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Min stil</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Quote copied</source>
        <translation>Citatet är kopierat</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Länken är kopierad</translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message>
        <source>See how it was read…</source>
        <translation>Se hur den lästes…</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>How this was read</source>
        <translation>Hur avskriften lästes</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Vad som kändes igen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Läser …</translation>
    </message>
    <message>
        <source>Pasted transcript</source>
        <translation>Inklistrad avskrift</translation>
    </message>
    <message>
        <source>It is not clear which format {name} has. Try them, and see what each makes of it.</source>
        <translation>Det är oklart vilket format {name} har. Prova dem och se vad vart och ett gör av avskriften.</translation>
    </message>
    <message>
        <source>What was recognised in {name}, and what became of each line.</source>
        <translation>Vad som kändes igen i {name}, och vad det blev av varje rad.</translation>
    </message>
    <message>
        <source>Turns: {count}</source>
        <translation>Repliker: {count}</translation>
    </message>
    <message>
        <source>Speakers: {count}</source>
        <translation>Talare: {count}</translation>
    </message>
    <message>
        <source>Times up to {time}</source>
        <translation>Tider till {time}</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Inga tider</translation>
    </message>
    <message>
        <source>Title: {text}</source>
        <translation>Titel: {text}</translation>
    </message>
    <message>
        <source>Audio: {text}</source>
        <translation>Ljud: {text}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Notes and corrections are kept; what no longer fits is told.</source>
        <translation>Anteckningar och rättelser behålls; om något inte längre passar får du veta det.</translation>
    </message>
    <message>
        <source>Read it this way</source>
        <translation>Läs så här</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Open {title} where you left off</source>
        <translation>Öppna {title} där du slutade</translation>
    </message>
    <message>
        <source>The file was moved</source>
        <translation>Filen har flyttats</translation>
    </message>
    <message>
        <source>{position} of {duration}</source>
        <translation>{position} av {duration}</translation>
    </message>
</context>
<context>
    <name>RemarksDialog</name>
    <message>
        <source>Doubtful</source>
        <translation>Tveksamt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnat</translation>
    </message>
    <message>
        <source>These lines of the transcript were doubtful, or stand around the turns and are none.</source>
        <translation>De här raderna i avskriften var tveksamma, eller står runt replikerna utan att vara repliker.</translation>
    </message>
    <message>
        <source>Every line of the transcript was understood.</source>
        <translation>Alla rader i avskriften gick att tolka.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Det som inte gick att läsa</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Review places</source>
        <translation>Granska ställen</translation>
    </message>
    <message>
        <source>Notes to review</source>
        <translation>Anteckningar att granska</translation>
    </message>
    <message>
        <source>Where it may be now</source>
        <translation>Var det kan vara nu</translation>
    </message>
    <message>
        <source>What the note was about</source>
        <translation>Vad anteckningen gällde</translation>
    </message>
    <message>
        <source>Accept this place</source>
        <translation>Godta stället</translation>
    </message>
    <message>
        <source>Use the selection</source>
        <translation>Använd markerad text</translation>
    </message>
    <message>
        <source>Keep without a place</source>
        <translation>Behåll utan ställe</translation>
    </message>
    <message>
        <source>Every note has its place.</source>
        <translation>Varje anteckning har sitt ställe.</translation>
    </message>
    <message>
        <source>Note {number} of {count}.</source>
        <translation>Anteckning {number} av {count}.</translation>
    </message>
    <message>
        <source>Looking for its words …</source>
        <translation>Söker orden …</translation>
    </message>
    <message>
        <source>Its words are not found. Select words in the transcript, or keep it without a place.</source>
        <translation>Orden finns inte. Markera ord i avskriften, eller behåll den utan ställe.</translation>
    </message>
    <message>
        <source>Accept a place, or select the right words in the transcript.</source>
        <translation>Godta ett ställe, eller markera de rätta orden i avskriften.</translation>
    </message>
    <message>
        <source>without a place</source>
        <translation>utan ställe</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>att granska</translation>
    </message>
    <message>
        <source>{number}. At {time}: {scores}</source>
        <translation>{number}. Vid {time}: {scores}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Anteckning: {text}</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>place a note</source>
        <translation>ge en anteckning ett ställe</translation>
    </message>
    <message>
        <source>Nothing is selected: select the right words in the transcript.</source>
        <translation>Inget är markerat: markera de rätta orden i avskriften.</translation>
    </message>
    <message>
        <source>keep a note without a place</source>
        <translation>behåll en anteckning utan ställe</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>the same words</source>
        <translation>samma ord</translation>
    </message>
    <message>
        <source>almost the same words</source>
        <translation>nästan samma ord</translation>
    </message>
    <message>
        <source>similar words</source>
        <translation>liknande ord</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>andra ord</translation>
    </message>
    <message>
        <source>the same surroundings</source>
        <translation>samma omgivning</translation>
    </message>
    <message>
        <source>similar surroundings</source>
        <translation>liknande omgivning</translation>
    </message>
    <message>
        <source>other surroundings</source>
        <translation>annan omgivning</translation>
    </message>
    <message>
        <source>where it was</source>
        <translation>där det var</translation>
    </message>
    <message>
        <source>near where it was</source>
        <translation>nära där det var</translation>
    </message>
    <message>
        <source>far from where it was</source>
        <translation>långt från där det var</translation>
    </message>
    <message>
        <source>said there before, too</source>
        <translation>sades där också förut</translation>
    </message>
    <message>
        <source>moved there from another place</source>
        <translation>flyttat dit från ett annat ställe</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Match case</source>
        <translation>Skilj på stora och små bokstäver</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Endast hela ord</translation>
    </message>
    <message>
        <source>ab</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Reguljärt uttryck</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Föregående träff</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nästa träff</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Stäng sökningen</translation>
    </message>
    <message>
        <source>Find in the transcript</source>
        <translation>Sök i avskriften</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Inga träffar</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 träff</translation>
    </message>
    <message>
        <source>{count} hits</source>
        <translation>{count} träffar</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} av {count}</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>Search all transcripts and notes</source>
        <translation>Sök i alla avskrifter och anteckningar</translation>
    </message>
    <message>
        <source>Not understood: {part}</source>
        <translation>Går inte att förstå: {part}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Inget hittades</translation>
    </message>
    <message>
        <source>All words must be in one turn or note: try fewer.</source>
        <translation>Alla ord måste stå i samma replik eller anteckning: pröva med färre.</translation>
    </message>
    <message>
        <source>Try it with words alone.</source>
        <translation>Pröva med bara ord.</translation>
    </message>
    <message>
        <source>Try it without a date.</source>
        <translation>Pröva utan datum.</translation>
    </message>
    <message>
        <source>Try the beginning of a word, with a star: univers*</source>
        <translation>Pröva med början av ett ord och en stjärna: univers*</translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) must be opened once before they are searched.</source>
        <translation>
            <numerusform>%n avsnitt måste öppnas en gång innan det kan sökas igenom.</numerusform>
            <numerusform>%n avsnitt måste öppnas en gång innan de kan sökas igenom.</numerusform>
        </translation>
    </message>
    <message>
        <source>All words must be there, in any order.

&quot;higher education&quot;: in a row
univers*: longer words, too
-school: not this word
speaker:anders: who speaks
tag:budget: what has this tag
in:notes or in:text: these alone
after:2023 before:2024-05-01: the date of the episode</source>
        <translation>Alla ord måste finnas med, i vilken ordning som helst.

&quot;högre utbildning&quot;: i följd
univers*: även längre ord
-skola: inte det här ordet
speaker:anders: vem som är talare
tag:budget: det som har etiketten
in:notes eller in:text: bara anteckningar eller avskrifter
after:2023 before:2024-05-01: avsnittets datum</translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message>
        <source>a note</source>
        <translation>en anteckning</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search everything</source>
        <translation>Sök överallt</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Stäng sökningen</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Visa fler</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 träff</translation>
    </message>
    <message>
        <source>{count} hits</source>
        <translation>{count} träffar</translation>
    </message>
    <message>
        <source>The best {shown} of {count} hits</source>
        <translation>De bästa {shown} av {count} träffar</translation>
    </message>
    <message>
        <source>Not understood: {part}</source>
        <translation>Går inte att förstå: {part}</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Found in the library</source>
        <translation>Hittat i biblioteket</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Mark the selection</source>
        <translation>Markera det valda</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message numerus="yes">
        <source>import %n note(s)</source>
        <translation>
            <numerusform>importera %n anteckning</numerusform>
            <numerusform>importera %n anteckningar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharingDesk</name>
    <message>
        <source>Export notes</source>
        <translation>Exportera anteckningar</translation>
    </message>
    <message>
        <source>Folder for the clips</source>
        <translation>Mapp för klippen</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>Importera anteckningar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Working on the transcript</source>
        <translation>Arbetar med avskriften</translation>
    </message>
    <message>
        <source>Working on the notes</source>
        <translation>Arbetar med anteckningarna</translation>
    </message>
    <message>
        <source>{name} is written</source>
        <translation>{name} är skriven</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) written</source>
        <translation>
            <numerusform>%n klipp är skrivet</numerusform>
            <numerusform>%n klipp är skrivna</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Visa mappen</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) imported</source>
        <translation>
            <numerusform>%n anteckning är importerad</numerusform>
            <numerusform>%n anteckningar är importerade</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo takes them away again.</source>
        <translation>Ångra tar bort dem igen.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source> or </source>
        <translation> eller </translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Vad det gör</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tangenter</translation>
    </message>
    <message>
        <source>The keys of Turnlight</source>
        <translation>Tangenterna i Turnlight</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Kortkommandon</translation>
    </message>
</context>
<context>
    <name>SkipMenu</name>
    <message>
        <source>Back and forward go</source>
        <translation>Bakåt och framåt hoppar</translation>
    </message>
    <message>
        <source>What was just heard is</source>
        <translation>Det som nyss hördes är</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n sekund</numerusform>
            <numerusform>%n sekunder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceRows</name>
    <message>
        <source>Line</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Vad det blev av den</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>left out in part</source>
        <translation>delvis utelämnat</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnat</translation>
    </message>
    <message>
        <source>A turn begins</source>
        <translation>En replik börjar</translation>
    </message>
</context>
<context>
    <name>SourceTable</name>
    <message>
        <source>Lines of the file</source>
        <translation>Filens rader</translation>
    </message>
</context>
<context>
    <name>SpeakerDialog</name>
    <message>
        <source>Speaker</source>
        <translation>Talare</translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation>Talarens namn</translation>
    </message>
    <message numerus="yes">
        <source>Everywhere {name} speaks, in %n turn(s)</source>
        <translation>
            <numerusform>Överallt där {name} talar, i %n replik</numerusform>
            <numerusform>Överallt där {name} talar, i %n repliker</numerusform>
        </translation>
    </message>
    <message>
        <source>In this turn only</source>
        <translation>Bara i den här repliken</translation>
    </message>
    <message>
        <source>Join with {name}</source>
        <translation>Slå ihop med {name}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändra</translation>
    </message>
    <message>
        <source>{name} speaks already: {old} and {name} become one.</source>
        <translation>{name} talar redan: {old} och {name} blir en och samma.</translation>
    </message>
    <message>
        <source>This turn goes to {name}, who speaks already.</source>
        <translation>Repliken går till {name}, som redan talar.</translation>
    </message>
    <message>
        <source>{name} is a new speaker.</source>
        <translation>{name} är en ny talare.</translation>
    </message>
</context>
<context>
    <name>SpeedButton</name>
    <message>
        <source>Speed</source>
        <translation>Hastighet</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Hastighet {rate}</translation>
    </message>
    <message>
        <source>Speed: click for a menu, turn the wheel for small steps</source>
        <translation>Hastighet: klicka för en meny, vrid hjulet för små steg</translation>
    </message>
</context>
<context>
    <name>StripWords</name>
    <message>
        <source>{position} of {duration}</source>
        <translation>{position} av {duration}</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Bokmärke</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markerat</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Copy all</source>
        <translation>Kopiera allt</translation>
    </message>
</context>
<context>
    <name>TagField</name>
    <message>
        <source>Tag, or outer/inner</source>
        <translation>Etikett, eller yttre/inre</translation>
    </message>
    <message>
        <source>Enter: add · commas between several</source>
        <translation>Enter: lägg till · kommatecken mellan flera</translation>
    </message>
</context>
<context>
    <name>TagPopup</name>
    <message>
        <source>Tag, or outer/inner</source>
        <translation>Etikett, eller yttre/inre</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketter</translation>
    </message>
    <message>
        <source>New tag: {name}</source>
        <translation>Ny etikett: {name}</translation>
    </message>
</context>
<context>
    <name>TagTree</name>
    <message>
        <source>Tags</source>
        <translation>Etiketter</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>In this episode</source>
        <translation>I det här avsnittet</translation>
    </message>
    <message>
        <source>In all episodes</source>
        <translation>I alla avsnitt</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>Etiketter</translation>
    </message>
    <message>
        <source>What the tag stands for</source>
        <translation>Vad etiketten står för</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Byt namn…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Slå ihop…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Färg</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Radera</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Ingen färg</translation>
    </message>
    <message>
        <source>Tags belong to all episodes. Nest them by writing outer/inner.</source>
        <translation>Etiketter hör till alla avsnitt. Lägg dem i varandra genom att skriva yttre/inre.</translation>
    </message>
    <message>
        <source>There are no tags yet. Choose a note and press T.</source>
        <translation>Det finns inga etiketter än. Välj en anteckning och tryck T.</translation>
    </message>
    <message>
        <source>explain the tag {name}</source>
        <translation>förklara etiketten {name}</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>Byt namn på etikett</translation>
    </message>
    <message>
        <source>New name of {name}:</source>
        <translation>Nytt namn på {name}:</translation>
    </message>
    <message>
        <source>Merge tags</source>
        <translation>Slå ihop etiketter</translation>
    </message>
    <message>
        <source>Make these one tag:
{names}</source>
        <translation>Gör dessa till en etikett:
{names}</translation>
    </message>
</context>
<context>
    <name>TimeButton</name>
    <message>
        <source>Jump to a time</source>
        <translation>Hoppa till en tid</translation>
    </message>
    <message>
        <source>{position} of {duration}</source>
        <translation>{position} av {duration}</translation>
    </message>
</context>
<context>
    <name>TimingCommands</name>
    <message>
        <source>Undone: {step}</source>
        <translation>Ångrat: {step}</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>Ångra: {step}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>Gör om: {step}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gör om</translation>
    </message>
</context>
<context>
    <name>TimingController</name>
    <message>
        <source>set a sync point</source>
        <translation>sätt en synkpunkt</translation>
    </message>
    <message>
        <source>shift the transcript later</source>
        <translation>flytta avskriften senare</translation>
    </message>
    <message>
        <source>shift the transcript earlier</source>
        <translation>flytta avskriften tidigare</translation>
    </message>
    <message>
        <source>remove a sync point</source>
        <translation>ta bort en synkpunkt</translation>
    </message>
    <message>
        <source>remove the end of an advertisement</source>
        <translation>ta bort ena änden av en reklam</translation>
    </message>
    <message>
        <source>remove an advertisement</source>
        <translation>ta bort en reklam</translation>
    </message>
    <message>
        <source>remove all timing changes</source>
        <translation>ta bort alla tidsändringar</translation>
    </message>
    <message>
        <source>mark an advertisement</source>
        <translation>märk ut en reklam</translation>
    </message>
    <message>
        <source>mark the start of an advertisement</source>
        <translation>märk ut början av en reklam</translation>
    </message>
    <message>
        <source>mark the end of an advertisement</source>
        <translation>märk ut slutet av en reklam</translation>
    </message>
</context>
<context>
    <name>TimingDialog</name>
    <message>
        <source>Timing</source>
        <translation>Tider</translation>
    </message>
    <message>
        <source>Sync points and advertisements</source>
        <translation>Synkpunkter och reklam</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Ta bort alla</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Gå dit</translation>
    </message>
    <message>
        <source>What you said of how transcript and audio run together. The files are as they were.</source>
        <translation>Det du har sagt om hur avskrift och ljud går ihop. Filerna är som de var.</translation>
    </message>
    <message>
        <source>Transcript and audio run together as they are: there are no sync points.</source>
        <translation>Avskrift och ljud går ihop som de är: det finns inga synkpunkter.</translation>
    </message>
</context>
<context>
    <name>TranscriptExport</name>
    <message>
        <source>Export transcript</source>
        <translation>Exportera avskrift</translation>
    </message>
    <message>
        <source>Not kept in this format: {lost}.</source>
        <translation>Ryms inte i det här formatet: {lost}.</translation>
    </message>
    <message>
        <source>{name} is written</source>
        <translation>{name} är skriven</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>Avskrift</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Previous turn</source>
        <translation>Föregående replik</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Bakåt</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Framåt</translation>
    </message>
    <message>
        <source>Next turn</source>
        <translation>Nästa replik</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Följ</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Upprepa</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Player: {name}</source>
        <translation>Spelare: {name}</translation>
    </message>
    <message>
        <source>Volume…</source>
        <translation>Volym…</translation>
    </message>
</context>
<context>
    <name>UnheardDialog</name>
    <message>
        <source>What was not heard</source>
        <translation>Det som inte hördes</translation>
    </message>
    <message>
        <source>Places that were not heard</source>
        <translation>Ställen som inte hördes</translation>
    </message>
    <message>
        <source>What is said here</source>
        <translation>Vad som sägs här</translation>
    </message>
    <message>
        <source>What is said here?</source>
        <translation>Vad sägs här?</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Skriv in</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Spela eller pausa</translation>
    </message>
    <message>
        <source>Play or pause (Ctrl+Space)</source>
        <translation>Spela eller pausa (Ctrl+Mellanslag)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Föregående</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nästa</translation>
    </message>
    <message>
        <source>Place {number} of {count}. What is around it is repeated until you go on.</source>
        <translation>Ställe {number} av {count}. Det som är runt om upprepas tills du går vidare.</translation>
    </message>
    <message>
        <source>Nothing is marked as not heard.</source>
        <translation>Inget är märkt som inte hört.</translation>
    </message>
</context>
<context>
    <name>VolumeButton</name>
    <message>
        <source>muted</source>
        <translation>ljudet av</translation>
    </message>
    <message>
        <source>{volume} %</source>
        <translation>{volume} %</translation>
    </message>
    <message>
        <source>Volume: {level}</source>
        <translation>Volym: {level}</translation>
    </message>
</context>
<context>
    <name>VolumePopup</name>
    <message>
        <source>Mute</source>
        <translation>Ljud av</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volym</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Open recent</source>
        <translation>Öppna senaste</translation>
    </message>
    <message>
        <source>Sample episode in Swedish</source>
        <translation>Exempelavsnitt på svenska</translation>
    </message>
    <message>
        <source>Sample episode in English</source>
        <translation>Exempelavsnitt på engelska</translation>
    </message>
    <message>
        <source>Open audio and transcript</source>
        <translation>Öppna ljud och avskrift</translation>
    </message>
    <message>
        <source>Add audio to this transcript</source>
        <translation>Lägg till ljud till avskriften</translation>
    </message>
    <message>
        <source>There is no text to paste.</source>
        <translation>Det finns ingen text att klistra in.</translation>
    </message>
    <message>
        <source>Copy a transcript first.</source>
        <translation>Kopiera en avskrift först.</translation>
    </message>
</context>
<context>
    <name>WebDesk</name>
    <message>
        <source>Downloading {what}</source>
        <translation>Laddar ner {what}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>WordField</name>
    <message>
        <source>Correct the words</source>
        <translation>Rätta orden</translation>
    </message>
    <message>
        <source>Enter: done · Esc: leave as it was</source>
        <translation>Enter: klart · Esc: låt det vara</translation>
    </message>
</context>
</TS>
